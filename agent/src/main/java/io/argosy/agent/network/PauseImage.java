package io.argosy.agent.network;

import io.argosy.engine.Engine;
import io.argosy.engine.ImageInfo;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The image of containers that do nothing but hold a network: one program of about 150 bytes, made here, that sleeps for ever. No registry is needed for it.
public final class PauseImage {
    public static final String REFERENCE = "argosy/pause:1";

    private static final long BASE = 0x400000;
    private static final int HEADERS = 120;
    private static final int BLOCK = 512;

    private final Engine engine;

    public PauseImage(Engine engine) {
        this.engine = engine;
    }

    /// Blocks until the engine has it.
    ///
    /// @return its id
    /// @throws HostFault on machines of an architecture we have no program for
    public synchronized String ensure() {
        return engine.images().inspect(REFERENCE).map(ImageInfo::id)
                .orElseGet(() -> engine.images().importTree(REFERENCE, List.of("CMD [\"/pause\"]"), new ByteArrayInputStream(tar(program(engine.info().architecture())))));
    }

    /// A static ELF program that calls `pause` (amd64) or `ppoll` of nothing (arm64) over and over.
    static byte[] program(String architecture) {
        return switch (architecture) {
            case "amd64" -> elf((short) 0x3e, HexFormat.of().parseHex("6a22580f05ebf9"));
            case "arm64" -> elf((short) 0xb7, HexFormat.of().parseHex("000080d2010080d2020080d2030080d2040080d2280980d2010000d4f9ffff17"));
            default -> throw new HostFault("tasks on overlay networks are not possible on " + architecture + " machines yet: use amd64 or arm64");
        };
    }

    private static byte[] elf(short machine, byte[] code) {
        ByteBuffer file = ByteBuffer.allocate(HEADERS + code.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        file.putShort((short) 2).putShort(machine).putInt(1).putLong(BASE + HEADERS).putLong(64).putLong(0).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        file.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE).putLong(HEADERS + code.length).putLong(HEADERS + code.length).putLong(0x1000);
        return file.put(code).array();
    }

    /// An archive of one executable file.
    static byte[] tar(byte[] program) {
        byte[] header = new byte[BLOCK];
        field(header, 0, "pause");
        field(header, 100, "0000755");
        field(header, 108, "0000000");
        field(header, 116, "0000000");
        field(header, 124, "%011o".formatted(program.length));
        field(header, 136, "00000000000");
        field(header, 148, "        ");
        field(header, 156, "0");
        field(header, 257, "ustar");
        field(header, 263, "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        field(header, 148, "%06o\0 ".formatted(sum));
        int blocks = (program.length + BLOCK - 1) / BLOCK;
        byte[] archive = Arrays.copyOf(header, BLOCK * (1 + blocks + 2));
        System.arraycopy(program, 0, archive, BLOCK, program.length);
        return archive;
    }

    private static void field(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
