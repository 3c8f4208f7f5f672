-- For wrk: thirty requests a second at most from each connection, and at the end one line with what failed.

function delay()
  return 30
end

function done(summary)
  local errors = summary.errors
  io.write(string.format('RESULT {"requests": %d, "connect": %d, "read": %d, "write": %d, "status": %d, "timeout": %d}\n',
    summary.requests, errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
