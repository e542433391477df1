using System.Text;

namespace LmpDem.Tests.Docs;

/// <summary>Finds the calls of `lmpdem` in lines of a shell and cuts them into words as a shell would.</summary>
internal static class ShellWords
{
    // How the program is called without an installation.
    private const string FromSources = "tools/LmpDem.Cli -- ";

    /// <summary>The words behind `lmpdem` of each call in a line.</summary>
    /// <param name="line">The line; continued lines are joined before.</param>
    public static IEnumerable<IReadOnlyList<string>> CallsIn(string line)
    {
        for (var at = 0; at < line.Length;)
        {
            var program = line.IndexOf("lmpdem ", at, StringComparison.Ordinal);
            var sources = line.IndexOf(FromSources, at, StringComparison.Ordinal);
            if (program < 0 && sources < 0) yield break;
            var isProgram = sources < 0 || (program >= 0 && program < sources);
            var start = isProgram ? program : sources;
            at = start + (isProgram ? "lmpdem ".Length : FromSources.Length);
            var before = line[..start].TrimEnd();
            // A call begins a line or a command; "import lmpdem as" or "see lmpdem" does not.
            var begins = !isProgram || before.Length == 0 || before[^1] is '(' or ';' or '&' or '|' or '$' or '"'
                || before.Split(' ')[^1] is "timeout" or "time" || before.Split(' ')[^1].Contains('=');
            if (begins && at < line.Length && (char.IsAsciiLetterLower(line[at]) || line[at] == '-')) yield return Cut(line[at..]);
        }
    }

    // Up to what ends a command: a redirection, a pipe, a bracket, a comment.
    private static List<string> Cut(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, inWord) = ('\0', false);
        void End()
        {
            if (inWord) words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '"' or '\'') (quote, inWord) = (c, true);
            else if (c is '>' or '|' or ';' or '&' or ')' or '<' || (c == '#' && !inWord)) break;
            else if (char.IsWhiteSpace(c)) End();
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        End();
        return words;
    }
}
