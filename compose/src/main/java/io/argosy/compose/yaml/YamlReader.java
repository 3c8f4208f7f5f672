package io.argosy.compose.yaml;

import io.argosy.compose.source.Place;
import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Scalar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads the documents of a YAML file. A file with a mistake in its YAML yields no documents and one error.
public final class YamlReader {
    private final Limits limits;

    public YamlReader(Limits limits) {
        this.limits = limits;
    }

    public List<Document> read(String file, byte[] bytes, Problems problems) {
        if (bytes.length > limits.bytes()) {
            problems.error(Place.file(file), "", "the file is larger than " + limits.bytes() + " bytes");
            return List.of();
        }
        try {
            return documents(file, decode(bytes));
        } catch (Refused refused) {
            problems.error(refused.place(), "", refused.getMessage());
        } catch (MarkedYamlEngineException broken) {
            var place = broken.getProblemMark().map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1));
            problems.error(place.orElse(Place.file(file)), "", "not valid YAML: " + broken.getProblem());
        } catch (ReaderException broken) {
            problems.error(Place.file(file), "", "not a text file: unexpected character at position " + broken.getPosition());
        } catch (CharacterCodingException broken) {
            problems.error(Place.file(file), "", "not a text file in UTF-8");
        } catch (YamlEngineException broken) {
            problems.error(Place.file(file), "", "not valid YAML");
        }
        return List.of();
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private List<Document> documents(String file, String text) {
        var settings = LoadSettings.builder().setLabel(file).setCodePointLimit(limits.bytes()).build();
        var events = new ParserImpl(settings, new StreamReader(settings, text));
        var documents = new ArrayList<Document>();
        while (events.hasNext()) {
            if (events.next().getEventId() == Event.ID.DocumentStart) {
                var built = new TreeBuilder(file, limits, events).document();
                add(documents, built);
            }
        }
        return documents;
    }

    private static void add(List<Document> documents, Built built) {
        switch (built.node()) {
            case Mapping map -> documents.add(new Document(map, built.cleared()));
            case Scalar scalar when scalar.isNull() -> { }
            default -> throw new Refused(built.node().place(), "the top of a Compose file must be a mapping, not " + built.node().describe());
        }
    }
}
