using LmpDem.Analysis.References;
using LmpDem.Cli;

namespace LmpDem.Tests;

/// <summary>References as the program reads them.</summary>
internal static class Papers
{
    /// <summary>The default.</summary>
    public static Reference Kang { get; } = ReferenceReader.Read(ReferenceReader.Default);
}
