namespace LmpDem.Engine.Tables;

/// <summary>A table of a user that cannot be taken, with every fault found in it.</summary>
public sealed class TableException : Exception
{
    /// <summary>Faults of a table.</summary>
    /// <param name="faults">At least one fault.</param>
    public TableException(IEnumerable<TableFault> faults)
        : this([.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)], false)
    {
    }

    /// <summary>A single fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isFileFault">Whether the file could not be read at all.</param>
    public TableException(TableFault fault, bool isFileFault = false)
        : this([fault], isFileFault)
    {
    }

    private TableException(IReadOnlyList<TableFault> faults, bool isFileFault)
        : base(string.Join(Environment.NewLine, faults)) => (Faults, IsFileFault) = (faults, isFileFault);

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<TableFault> Faults { get; }

    /// <summary>True where the file could not be read at all; its content is then unknown.</summary>
    public bool IsFileFault { get; }
}
