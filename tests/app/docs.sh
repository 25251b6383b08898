#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# docs.sh FOLDER MAN_FOLDER LITEKEEPCTL   manual pages and completions against the help
set -euo pipefail
folder=$1
man_folder=$2
ctl=$3
failed=0
complain() {
    printf '%s\n' "$1"
    failed=1
}

[ -f "$folder/litekeepctl.1" ] || { echo 'nothing was made'; exit 1; }

# Every command and every option that the help knows.
mapfile -t verbs < <("$ctl" --help | awk '/^Commands:/{on=1; next} /^$/{on=0} on{print $1}')
[ "${#verbs[@]}" -ge 16 ] || complain 'the help lists too few commands'
for verb in "${verbs[@]}"; do
    grep -q "^\.SS .fB$verb" "$folder/litekeepctl.1" || complain "man: no command $verb"
    for shell in bash zsh fish; do
        grep -q "$verb" "$folder/litekeepctl.$shell" || complain "$shell: no command $verb"
    done
    while IFS= read -r option; do
        name=${option#--}
        grep -q -- "fB.-.-${name//-/.-}" "$folder/litekeepctl.1" || complain "man: no $option"
        grep -q -- "$option" "$folder/litekeepctl.bash" || complain "bash: no $option"
        grep -q -- "$option" "$folder/litekeepctl.zsh" || complain "zsh: no $option"
        grep -q -- " -l $name " "$folder/litekeepctl.fish" || complain "fish: no $option"
    done < <("$ctl" "$verb" --help | awk '/ptions:$/{on=1; next} /^$/{on=0} on' \
        | grep -oE -- '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
done

# The pages are clean.
for page in "$folder/litekeepctl.1" "$man_folder/litekeep.1" "$man_folder/litekeep.7"; do
    if command -v mandoc >/dev/null; then
        mandoc -T lint -W warning "$page" || complain "mandoc: $page"
    elif command -v groff >/dev/null; then
        warnings=$(groff -man -Tutf8 -ww -z "$page" 2>&1)
        [ -z "$warnings" ] || complain "groff: $warnings"
    else
        echo 'neither mandoc nor groff: the pages were not checked'
    fi
done

# The completions are read by their shells, where these are there.
bash -n "$folder/litekeepctl.bash" || complain 'bash: syntax'
for shell in zsh fish; do
    if command -v "$shell" >/dev/null; then
        "$shell" -n "$folder/litekeepctl.$shell" || complain "$shell: syntax"
    else
        echo "$shell is missing: its completion was not read"
    fi
done

# Each shell that is there really completes.
# shellcheck source=/dev/null
. "$folder/litekeepctl.bash"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir "$home/fpath"
cp "$folder/litekeepctl.zsh" "$home/fpath/_litekeepctl"
here=$(cd "$(dirname "$0")" && pwd)
candidates() {
    case $1 in
        bash)
            read -ra COMP_WORDS <<< "$2"
            [ "${2% }" = "$2" ] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMPREPLY=()
            _litekeepctl || true # compopt is for a shell that completes
            printf '%s\n' "${COMPREPLY[@]}"
            ;;
        zsh) timeout 60 "$here/complete.zsh" "$home/fpath" "$2" ;;
        # fish gives the whole word and a description, and ends folders with a slash.
        fish) HOME=$home fish --no-config -c "source '$folder/litekeepctl.fish'
                complete -C '$2'" | sed 's/\t.*//; s/^--[a-z]*=//; s,/$,,' ;;
    esac
}
completes() {
    local shell found
    for shell in bash zsh fish; do
        command -v "$shell" >/dev/null || continue
        found=$(candidates "$shell" "$2")
        grep -qxF -e "$1" <<< "$found" || complain "$shell: \"$2\" gives no $1 but: $found"
    done
}
cd "$home"
: > app.db
mkdir files
completes create 'litekeepctl cr'
completes databases 'litekeepctl --json data'
completes --dry-run 'litekeepctl prune app.db --d'
completes off 'litekeepctl settings app.db --enabled o'
completes install 'litekeepctl service i'
completes latest-intact 'litekeepctl show app.db latest-'
completes app.db 'litekeepctl list a'
completes files 'litekeepctl list app.db --folder f'
completes files 'litekeepctl find f'
completes app.db 'litekeepctl --folder files list a'
offered=$(candidates bash 'litekeepctl ')
[ "$(sort <<< "$offered")" = "$(printf '%s\n' "${verbs[@]}" | sort)" ] \
    || complain "bash: not the commands but: $offered"
# bash makes a word of its own of "=".
COMP_WORDS=(litekeepctl settings app.db --enabled "=" o)
COMP_CWORD=5
_litekeepctl || true
[ "${COMPREPLY[*]}" = 'on off' ] || complain "bash: --enabled=o gives ${COMPREPLY[*]}"
exit "$failed"
