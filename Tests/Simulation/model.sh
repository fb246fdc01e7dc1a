#!/usr/bin/env bash
# Checks create-settle-resend.pml against what is expected of it; ends with 1 where a verdict differs. Needs spin and gcc.
set -euo pipefail
model=$(cd "$(dirname "$0")" && pwd)/create-settle-resend.pml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
status=0

# expect VERDICT NAME OPTION...: VERDICT is `holds` or `breaks`.
expect() {
    local wanted=$1 name=$2 found kind=(-DSAFETY) search=() states
    shift 2
    case "$*" in *LTL*) kind=() search=(-a) ;; esac
    rm -f pan*
    spin -a "$@" "$model" >/dev/null
    gcc -O2 "${kind[@]}" -DCOLLAPSE -DVECTORSZ=2048 -w -o pan pan.c
    ./pan -m1000000 -E "${search[@]}" >out 2>&1 || true
    if grep -q 'errors: 0' out && ! grep -qE 'max search depth|out of memory|not completed' out; then
        found=holds
    elif grep -q 'assertion violated' out; then
        found=breaks
    else
        found='is not decided'
    fi
    states=$(sed -n 's/^ *\([0-9]*\) states, stored.*/\1/p' out | head -1)
    printf '%-74s %s (%s states)\n' "$name" "$found" "$states"
    [ "$found" = "$wanted" ] || { echo "  expected that it ${wanted}"; status=1; }
}

expect holds 'sent again only after "not found", and by nobody while another sends' \
    -DCHECK_RESEND -DCHECK_ALONE
expect holds 'closed only after "not found", and by nobody while another sends' -DCHECK_CLOSE
expect holds 'never "rejected" where the gateway has it, requests delivered twice too' -DDUP=1 -DCRASHES=0 -DLTL_TOLD
expect holds 'never "unsent" where it was sent' -DCRASHES=1 -DSENDS=2 -DLTL_UNSENT
# The model must be able to break: the protocol before outcomes told which sending they are about.
expect breaks 'before: sent again on an answer about an earlier sending' -DOLD=1 -DCRASHES=0 -DCHECK_RESEND
expect breaks 'before: sent again while another program sends' -DOLD=1 -DCHECK_ALONE
expect breaks 'before: closed on an answer about an earlier sending' -DOLD=1 -DCRASHES=0 -DCHECK_CLOSE
expect breaks 'before: "rejected" after a request that was delivered twice' -DOLD=1 -DDUP=1 -DCRASHES=0 -DLTL_TOLD
expect breaks 'before: "unsent" though it was sent' -DOLD=1 -DLTL_UNSENT
exit $status
