using System.CommandLine;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem completion`: the script by which a shell completes the command.</summary>
internal static class CompletionVerb
{
    // The program itself names what may follow; options where a word begins with a dash, verbs and values else, and then files.
    private const string Bash = """
        # Completion of lmpdem in bash: eval "$(lmpdem completion bash)", in ~/.bashrc to keep it.
        _lmpdem() {
            local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]} rest candidates
            rest=${COMP_LINE:${#program}:COMP_POINT-${#program}}
            candidates=$("$program" "[suggest:$((6 + ${#rest}))]" "lmpdem$rest" 2>/dev/null)
            [[ $word == -* ]] || candidates=$(grep -v '^-' <<<"$candidates")
            mapfile -t COMPREPLY < <(compgen -W "$candidates" -- "$word")
        }
        complete -o bashdefault -o default -F _lmpdem lmpdem

        """;

    private const string Zsh = """
        #compdef lmpdem
        # Completion of lmpdem in zsh: eval "$(lmpdem completion zsh)" after compinit, in ~/.zshrc to keep it.
        _lmpdem() {
            local program=$words[1] rest
            local -a candidates
            rest=" ${(j: :)words[2,CURRENT]}"
            candidates=(${(f)"$("$program" "[suggest:$((6 + ${#rest}))]" "lmpdem$rest" 2>/dev/null)"})
            [[ $words[CURRENT] == -* ]] || candidates=(${candidates:#-*})
            compadd -a candidates || _files
        }
        (( $+functions[compdef] )) && compdef _lmpdem lmpdem

        """;

    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("shell") { Description = "bash or zsh" };
        name.CompletionSources.Add("bash", "zsh");
        var command = new Command("completion", "print the script by which bash or zsh completes the command") { name };
        command.SetAction(result =>
        {
            shell.Out.Write(result.GetRequiredValue(name) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                var other => throw new UsageException($"shell: expected bash or zsh, but \"{other}\" was found"),
            });
            return ExitCode.Done;
        });
        return command;
    }
}
