package io.argosy.compose;
import java.util.*;
public record ImageBuild(String context, String dockerfile, String tag, Optional<String> target, Map<String,String> arguments, Map<String,String> labels, Optional<String> platform, boolean noCache, boolean pull, Optional<String> network) {}
