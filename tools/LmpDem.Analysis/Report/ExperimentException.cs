namespace LmpDem.Analysis.Report;

/// <summary>A table of a user's measurement that cannot be taken; the message names file, line, column and what is allowed.</summary>
/// <param name="path">The file.</param>
/// <param name="line">Line, from 1.</param>
/// <param name="column">Name of the column.</param>
/// <param name="reason">What is wrong.</param>
public sealed class ExperimentException(string path, int line, string column, string reason)
    : Exception($"{path}: line {line}, column {column}: {reason}")
{
    /// <summary>Line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Name of the column.</summary>
    public string Column { get; } = column;
}
