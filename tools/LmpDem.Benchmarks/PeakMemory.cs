using System.Diagnostics;

namespace LmpDem.Benchmarks;

/// <summary>The largest memory that this process has held so far, everything included.</summary>
internal static class PeakMemory
{
    /// <summary>Peak of the resident memory [bytes].</summary>
    public static long Bytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
