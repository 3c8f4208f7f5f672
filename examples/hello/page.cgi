#!/bin/sh
# Answers every request: counts the visit in the backend and shows which task answered.

if [ "$QUERY_STRING" = health ]; then
  printf 'Content-Type: text/plain\r\n\r\nok\n'
  exit
fi

visits=$(printf 'INCR visits\r\nQUIT\r\n' | nc -w 2 "$BACKEND" 6379 | sed -n '1s/^:\([0-9]*\).*/\1/p')

if [ "$QUERY_STRING" = plain ]; then
  printf 'Content-Type: text/plain\r\nCache-Control: no-store\r\n\r\n%s %s %s\n' "$(hostname)" "${visits:-?}" "$GREETING"
  exit
fi

printf 'Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n\r\n'
cat <<PAGE
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$GREETING</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; color: #f4f1ea;
         background: linear-gradient(#16324f 0 58%, #0c7489 58% 100%); font: 1.1rem/1.6 system-ui, sans-serif; }
  main { text-align: center; padding: 2rem; }
  svg { width: 9rem; }
  h1 { margin: .5rem 0; font-weight: 600; }
  b { font-size: 1.3rem; color: #ffd166; }
  code { background: #0006; padding: .15rem .5rem; border-radius: .3rem; }
</style>
<main>
  <svg viewBox="0 0 100 80" role="img" aria-label="A sailing ship">
    <path fill="#f4f1ea" d="M48 6v44H18C32 40 42 24 48 6zM53 12c4 14 14 28 29 38H53z"/>
    <path fill="#bc6c25" d="M8 56h84L80 74H20z"/>
  </svg>
  <h1>$GREETING</h1>
  <p>Visit number <b>${visits:-unknown}</b>, counted by <code>$BACKEND</code>.</p>
  <p>This page came from task <code>$(hostname)</code>. Reload: another one may answer.</p>
</main>
</html>
PAGE
