package io.argosy.control.render;

import io.argosy.compose.ComposeLoader;
import io.argosy.compose.LoadRequest;
import io.argosy.compose.LoadResult;
import io.argosy.compose.Project;
import io.argosy.compose.convert.Content;
import io.argosy.compose.convert.Conversion;
import io.argosy.compose.convert.Converter;
import io.argosy.compose.source.MapSources;
import io.argosy.compose.source.Problem;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.deploy.Rendered;
import io.argosy.control.deploy.Renderer;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Place;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.service.ContentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Renders with the loader of `compose`. Reads nothing but the files of the input.
public final class ComposeRenderer implements Renderer {

    @Override
    public Result<Rendered> render(AppRef app, DeployInput input) {
        if (!input.workingDirectory().startsWith("/")) {
            return Result.refused(FaultCode.INVALID_REQUEST, "the working directory is not absolute: %.200s".formatted(input.workingDirectory()),
                    "send the absolute path of the project's directory");
        }
        MapSources sources = new MapSources(input.files());
        LoadRequest request = new LoadRequest(
                input.workingDirectory(), input.composeFiles(), List.of(), input.variables(), input.profiles(),
                Optional.of(app.app().value()), Optional.of(input.workingDirectory()));
        return switch (ComposeLoader.load(sources, request)) {
            case LoadResult.Failed failed -> mistakes(failed.errors(), failed.warnings());
            case LoadResult.Loaded loaded -> convert(input, sources, loaded);
        };
    }

    private static Result<Rendered> convert(DeployInput input, MapSources sources, LoadResult.Loaded loaded) {
        return switch (Converter.convert(loaded.project().root())) {
            case Conversion.Refused refused -> mistakes(refused.errors(), refused.warnings());
            case Conversion.Converted converted -> {
                List<Problem> warnings = new ArrayList<>(loaded.warnings());
                warnings.addAll(converted.warnings());
                yield rendered(input, sources, loaded.project(), converted, warnings);
            }
        };
    }

    private static Result<Rendered> rendered(
            DeployInput input, MapSources sources, Project project, Conversion.Converted converted, List<Problem> warnings) {
        Map<ContentName, byte[]> configs = new LinkedHashMap<>();
        Map<ContentName, byte[]> secrets = new LinkedHashMap<>();
        List<Place> missing = new ArrayList<>();
        for (Content content : converted.contents()) {
            content.read(sources, project.environment()).ifPresentOrElse(
                    bytes -> (content.kind() == ContentKind.CONFIG ? configs : secrets).put(content.key(), bytes),
                    () -> missing.add(missing(content)));
        }
        if (!missing.isEmpty()) {
            return Result.refused(new Fault(FaultCode.INVALID_COMPOSE, count(missing.size()), "correct the files and try again", missing));
        }
        return Result.done(new Rendered(
                converted.spec(), configs, secrets, Templates.of(input, project, converted.contents()), project.yaml(), places(warnings)));
    }

    private static Place missing(Content content) {
        String what = switch (content.origin()) {
            case Content.Origin.File file -> "the file " + file.path() + " does not exist or was not sent";
            case Content.Origin.Variable variable -> "the variable " + variable.name() + " is not set";
            case Content.Origin.Inline _ -> "the content is empty";
        };
        String field = (content.kind() == ContentKind.CONFIG ? "configs." : "secrets.") + content.key();
        return new Place(content.place().file(), content.place().line(), content.place().column(), field, what, "provide it, or remove the entry");
    }

    /// All mistakes, then warnings: who corrects the files wants to see both.
    private static Result<Rendered> mistakes(List<Problem> errors, List<Problem> warnings) {
        List<Problem> all = new ArrayList<>(errors);
        all.addAll(warnings);
        return Result.refused(new Fault(FaultCode.INVALID_COMPOSE, count(errors.size()), "correct the files and try again", places(all)));
    }

    private static String count(int errors) {
        return errors == 1 ? "the Compose files have a mistake" : "the Compose files have %d mistakes".formatted(errors);
    }

    private static List<Place> places(List<Problem> problems) {
        return problems.stream().map(problem -> new Place(
                problem.place().file(), problem.place().line(), problem.place().column(), problem.field(),
                problem.isError() ? problem.message() : "warning: " + problem.message(), problem.remedy())).toList();
    }
}
