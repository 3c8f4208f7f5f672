package io.argosy.server.http;

import io.argosy.api.rest.Problem;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.server.problem.Faults;
import io.argosy.server.problem.Problems;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Whatever a resource throws, as a problem. Faults of the server itself are logged with their trace.
@Provider
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        Fault fault = Faults.of(thrown);
        if (fault.code() == FaultCode.INTERNAL || fault.code() == FaultCode.STORE_FAILED) {
            LOG.log(Level.ERROR, "a request failed", thrown);
        }
        Problem problem = Problems.of(fault);
        Response.ResponseBuilder response = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        Problems.headers(fault.code()).forEach(response::header);
        return response.build();
    }
}
