package io.argosy.server.view;

import io.argosy.api.rest.DeployAccepted;
import io.argosy.api.rest.DeployRequest;
import io.argosy.api.rest.PlanView;
import io.argosy.api.rest.Problem;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.deploy.DeployPreview;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Place;
import io.argosy.server.problem.Problems;
import io.argosy.server.problem.Refusal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Deploys, both ways.
public final class DeployViews {

    private DeployViews() {}

    /// @throws Refusal when a file's content is not Base64, or a path comes twice
    public static DeployInput input(DeployRequest request) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (DeployRequest.SourceFile file : request.files()) {
            if (file.path() == null || file.base64() == null || files.put(file.path(), decode(file)) != null) {
                throw Refusal.of(FaultCode.INVALID_REQUEST, "files: '" + file.path() + "' has no content or comes twice", "send each file once");
            }
        }
        return new DeployInput(
                files, request.composeFiles(), request.workingDirectory(), request.variables(), request.profiles(), request.images(), request.message());
    }

    private static byte[] decode(DeployRequest.SourceFile file) {
        try {
            return Base64.getDecoder().decode(file.base64());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(FaultCode.INVALID_REQUEST, "files: the content of '" + file.path() + "' is not Base64", "send contents in Base64");
        }
    }

    public static DeployAccepted accepted(Deployed deployed) {
        return new DeployAccepted(deployed.app(), deployed.release(), deployed.changed(), places(deployed.warnings()));
    }

    public static PlanView plan(DeployPreview preview) {
        List<PlanView.StepView> steps = preview.steps().stream()
                .map(step -> new PlanView.StepView(step.action(), step.cause(), step.node(), step.waiting())).toList();
        return new PlanView(steps, preview.changes(), places(preview.warnings()));
    }

    private static List<Problem.Place> places(List<Place> places) {
        return places.stream().map(Problems::place).toList();
    }
}
