using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>Checks of keys against each other, just within and just beyond what they allow.</summary>
[TestFixture]
public sealed class ScenarioChecksTests
{
    // 1e8 cells of 840,000 um3 have edges of 0.2033 um.
    [TestCase("transport: { pores: { voxel: 0.2 um } }", "s:1:30: transport.pores.voxel: 0.2 um makes 1.1e+8 cells of this electrode, "
        + "some 21 GB; take 0.21 um or more, or switch pores off")]
    [TestCase("transport: { pores: { voxel: 0.05 um } }", "s:1:30: transport.pores.voxel: 0.05 um makes 6.7e+9 cells of this electrode, "
        + "some 1344 GB; take 0.21 um or more, or switch pores off")]
    [TestCase("transport: { pores: { voxel: 0.21 um } }", "")]
    [TestCase("transport: { pores: { voxel: 0.2 um, enabled: false } }", "")]
    [TestCase("transport: { enabled: false, pores: { voxel: 0.2 um } }", "")]
    [TestCase("transport: { pores: { } }", "")]
    public void CellsOfPoresFitIntoMemory(string transport, string told) => AssertTold(Told(("name: good", transport)), told);

    private static void AssertTold(string message, string told)
    {
        if (told.Length == 0) Assert.That(message, Is.Empty);
        else Assert.That(message, Does.StartWith(told));
    }

    /// <summary>What is told of the good scenario with some changes; empty where it is still good.</summary>
    private static string Told(params (string Old, string New)[] changes)
    {
        var text = BadInput.Good;
        foreach (var (old, with) in changes)
        {
            Assert.That(text, Does.Contain(old));
            text = text.Replace(old, with, StringComparison.Ordinal);
        }

        try
        {
            ScenarioReader.ReadText(text, "s");
            return "";
        }
        catch (ScenarioException refused)
        {
            return refused.Message;
        }
    }
}
