using LmpDem.FiniteVolume.Gpu;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>A whole run whose bodies are computed on a device, this processor in the place of a GPU, beside one that is not.</summary>
[TestFixture]
[Parallelizable]
public sealed class DeviceRunTests
{
    internal const string Text = """
        name: device
        seed: 3
        electrode:
          thickness: 40 um
          solids_fraction: 0.48
          lateral_x: 40 um
          lateral_y: 40 um
          size_distribution: { kind: log_normal, weighting: number, d50: 17 um, sigma_g: 1.1, cut_min: 15 um, cut_max: 20 um }
        material: { stiffness_scale: 0.03 }
        press: { ratios: [0, 6 %], max_inertial_number: 0.02, max_unbalanced: 0.2 }
        compact: { enabled: true, template: "2,1", steps_per_percent: 20, max_unbalanced: 0.2, bare_friction: 0.5 }
        transport: { pores: { voxel: 4 um, in_plane: false }, plating: { voxel: 8 um } }
        """;

    private string folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-device-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    // It begins on the processor, stops on its way, and goes on on the device.
    [Test]
    public void ARunThatGoesOnOnADeviceLeavesTheSameFiles()
    {
        var (processor, device) = (Path.Combine(folder, "processor"), Path.Combine(folder, "device"));
        using var emulated = GpuDevice.Emulated();
        Assert.That(Run(processor, null), Is.True);
        var log = Path.Combine(device, "log.jsonl");
        do Assert.That(Run(device, null, stopAt: 40), Is.False, "stopped before its end");
        while (!File.ReadAllText(log).Contains("\"hand-off\"", StringComparison.Ordinal));
        Assert.That(Run(device, emulated), Is.True);
        Assert.That(File.ReadAllText(log), Does.Contain($"device: {emulated.Name}"));
        ResumeTests.AssertSame(processor, device);
    }

    private static bool Run(string path, MarchDevice? device, long stopAt = long.MaxValue)
    {
        using var run = new RunFolder(path);
        var settings = new RunSettings(2, CancellationToken.None)
        {
            Device = device,
            Checkpoints = new CheckpointSettings { StopAtPass = stopAt },
        };
        try
        {
            Pipeline.Run(
                ScenarioReader.ReadText(Text, "device.yaml"), run, settings, force: false, body => body(new ObserverChain()));
            return true;
        }
        catch (RunStoppedException)
        {
            return false;
        }
    }
}
