# Runs a command and ends it when whoever started us is gone: sh -c "$(cat watch.sh)" MARKER PID_FILE COMMAND...
#
# Standard input is a pipe from the JVM that started us. It never writes to it, so "read" returns only when the kernel
# closed the pipe: that JVM ended, were it by kill -9. MARKER only stands on the command line, for us to be found by.
pid_file=$1
shift

# A terminal sends Ctrl-C and its own end to the whole process group; only that JVM decides when the command stops.
trap '' INT HUP

exec 3<&0 </dev/null
"$@" 3<&- &
command=$!

(
    read -r nothing <&3
    kill -TERM "$command"
    tries=0
    while kill -0 "$command" && [ "$tries" -lt 150 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    kill -KILL "$command" $(cat "$pid_file")
) >/dev/null 2>&1 &
guard=$!
exec 3<&-

trap 'kill -TERM "$command" 2>/dev/null' TERM
wait "$command"
status=$?
# A trapped signal ends "wait" early.
while kill -0 "$command" 2>/dev/null; do
    wait "$command"
    status=$?
done
kill -KILL "$guard" 2>/dev/null
exit "$status"
