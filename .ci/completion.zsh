# Completion in a real zsh on a terminal of its own: TAB behind "lmpdem bench " lists what it measures. The program is on the PATH.
zmodload zsh/zpty zsh/datetime
zpty shell 'zsh -f -i'
# Reads what the shell writes until it holds a word, for at most 30 s.
until_seen() {
    local part seen= end=$((EPOCHSECONDS + 30))
    while [[ $seen != *$1* ]] && ((EPOCHSECONDS < end)); do
        zpty -r -t shell part 2>/dev/null && seen+=$part || sleep 0.1
    done
    [[ $seen == *$1* ]] || { print -r -- "not seen: $1, but: $seen"; exit 1 }
}
zpty -w shell 'autoload -U compinit; compinit -u -D; eval "$(lmpdem completion zsh)"; print rea''dy'
until_seen ready
zpty -w -n shell $'lmpdem bench \t'
until_seen transport
zpty -w -n shell $'\x15lmpdem crush --solver \t'
until_seen fv
zpty -d shell
