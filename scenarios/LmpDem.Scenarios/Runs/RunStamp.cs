using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Scenarios.Runs;

/// <summary>Provenance written into every file of a run.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Threads">Worker threads.</param>
public sealed record RunStamp(Scenario Scenario, int Threads)
{
    /// <summary>The resolved scenario.</summary>
    public string Text { get; } = ResolvedText.Write(Scenario, comments: false);

    /// <summary>SHA-256 of the resolved scenario, hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Provenance of a snapshot that is made now.</summary>
    /// <param name="parents">Hashes of the snapshots it was computed from.</param>
    public Provenance Provenance(params string[] parents) =>
        new(Build.Version, Build.Commit, Text, Hash, Scenario.Seed, Threads, Machine, Now, parents);

    /// <summary>The present time, ISO 8601 UTC.</summary>
    public static string Now => DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Machine, processor and runtime.</summary>
    public static string Machine =>
        $"{Environment.MachineName}, {Environment.ProcessorCount} x {Processor()}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor()
    {
        const string Table = "/proc/cpuinfo";
        if (!File.Exists(Table)) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines(Table).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
