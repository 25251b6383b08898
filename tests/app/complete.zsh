#!/usr/bin/zsh -f
# SPDX-License-Identifier: GPL-3.0-or-later
# complete.zsh FOLDER LINE   what zsh offers after LINE, one a line; FOLDER holds the completion
# under the name _litekeepctl. A real interactive zsh in a pseudo-terminal completes; it only
# tells what it would add instead of adding it.
zmodload zsh/zpty || exit 77
zpty z zsh -f -i
zpty -w z "PROMPT=; unsetopt zle_bracketed_paste prompt_cr prompt_sp; stty -echo"
zpty -w z "fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -D -u"
zpty -w z 'compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-[OAD]\ * ]]; then builtin compadd "$@"; return; fi
    local -a hits; builtin compadd -A hits "$@"
    (( ! $#hits )) || print -rl -- "h""it:"${^hits}
    builtin compadd "$@"
}'
zpty -w z 'last-word() { print -r "the:end"; exit }; comppostfuncs=(last-word)'
zpty -w z 'bindkey "^I" complete-word; print "the:start"'
zpty -n -w z "$2"$'\t'
while zpty -r z line '*'$'\n'; do
    line=${${line%$'\n'}%$'\r'}
    [[ $line != the:end* ]] || break
    [[ $line != *hit:* ]] || print -r -- ${line##*hit:}
done
zpty -d z
