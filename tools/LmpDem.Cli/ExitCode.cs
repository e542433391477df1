namespace LmpDem.Cli;

/// <summary>Exit codes of the command; scripts and schedulers rely on them.</summary>
public static class ExitCode
{
    /// <summary>Done, or already done before.</summary>
    public const int Done = 0;

    /// <summary>A check failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command line or the scenario is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The scenario is sound, but the run diverged or the powder does not pack as specified.</summary>
    public const int BlowUp = 3;

    /// <summary>A file or its data cannot be read or written.</summary>
    public const int File = 4;

    /// <summary>Members of a study are missing.</summary>
    public const int Incomplete = 5;

    /// <summary>Stopped on request at a safe point; what was written is whole.</summary>
    public const int Stopped = 75;

    /// <summary>Interrupted twice: stopped at once.</summary>
    public const int Interrupted = 130;

    /// <summary>A fault of the program itself.</summary>
    public const int Internal = 70;
}
