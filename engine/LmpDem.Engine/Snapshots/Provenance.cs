namespace LmpDem.Engine.Snapshots;

/// <summary>Provenance of a snapshot: enough to repeat the run that wrote it.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Commit">Commit of the sources the program was built from.</param>
/// <param name="ScenarioText">The resolved scenario, as YAML.</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario, hexadecimal.</param>
/// <param name="Seed">Seed of every random number of the run.</param>
/// <param name="Threads">Number of threads; changes no result.</param>
/// <param name="Machine">Machine and processor that ran it.</param>
/// <param name="Created">Time of writing, ISO 8601 UTC.</param>
/// <param name="ParentHashes">Content hashes of the snapshots this one was computed from.</param>
public sealed record Provenance(
    string Version,
    string Commit,
    string ScenarioText,
    string ScenarioHash,
    ulong Seed,
    int Threads,
    string Machine,
    string Created,
    IReadOnlyList<string> ParentHashes);
