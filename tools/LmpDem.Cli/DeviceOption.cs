using System.CommandLine;
using System.Reflection;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios;

namespace LmpDem.Cli;

/// <summary>
/// The option --device. The assembly that knows GPUs is loaded when it is asked for and by its name alone, so that builds can leave it out.
/// </summary>
internal sealed class DeviceOption
{
    private const string Processor = "cpu";

    private readonly Option<string> option = new("--device")
    {
        Description = "where deformable bodies are computed: cpu, gpu, or auto (a GPU where one is found); no result depends on it",
        HelpName = "word",
        DefaultValueFactory = _ => Processor,
    };

    /// <summary>Adds the option to a verb.</summary>
    public DeviceOption AddTo(Command command)
    {
        option.CompletionSources.Add(Processor, "gpu", "auto");
        command.Add(option);
        return this;
    }

    /// <summary>Whether something else than the processor was asked for.</summary>
    public bool IsAsked(ParseResult result) => result.GetRequiredValue(option) != Processor;

    /// <summary>Opens the device that is asked for; null: the cores of this processor.</summary>
    /// <param name="result">The arguments.</param>
    /// <param name="settings">What is to be computed, as far as devices differ in it.</param>
    /// <param name="tell">Receives what was found, where that was asked.</param>
    /// <exception cref="UsageException">There is no such device.</exception>
    /// <exception cref="DeviceRefusalException">It does not run such settings.</exception>
    public MarchDevice? Open(ParseResult result, FvSettings settings, Action<string> tell)
    {
        var asked = result.GetRequiredValue(option);
        var why = "";
        var device = asked switch
        {
            Processor => null,
            "gpu" => Find(out why) ?? throw new UsageException($"--device gpu: no GPU was found: {why}; use --device cpu"),
            "auto" => Find(out why),
            "emulated" => Devices(out why)?.Emulated() ?? throw new UsageException($"--device emulated: {why}"),
            _ => throw new UsageException($"--device: expected one of cpu, gpu, auto, but \"{asked}\" was found"),
        };
        if (asked == "auto" && device is not null)
        {
            try
            {
                device.Check(settings);
            }
            catch (DeviceRefusalException refusal)
            {
                device.Dispose();
                (device, why) = (null, refusal.Message);
            }
        }

        if (device is null)
        {
            if (asked == "auto") tell($"device: cpu ({why})");
            return null;
        }

        device.Check(settings);
        tell($"device: {device.Name}");
        return device;
    }

    /// <summary>What devices differ in of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    public static FvSettings SettingsOf(Scenario scenario) => new()
    {
        Material = default,
        Formulation = scenario.Compact.Formulation,
        Film = scenario.Film,
        Foil = scenario.Compact.Foil.Deformable ? default(PlasticMaterial) : null,
    };

    /// <summary>The GPU of this machine; null where there is none.</summary>
    /// <param name="why">Why there is none; empty where there is one.</param>
    public static MarchDevice? Find(out string why) => Devices(out why)?.Find(out why);

    private static MarchDevices? Devices(out string why)
    {
        why = "";
        try
        {
            var type = Assembly.Load("LmpDem.FiniteVolume.Gpu").GetType("LmpDem.FiniteVolume.Gpu.GpuDevices", throwOnError: true)!;
            return (MarchDevices)Activator.CreateInstance(type)!;
        }
        catch (Exception missing) when (missing is IOException or BadImageFormatException or TypeLoadException)
        {
            why = "this build has no part for GPUs";
            return null;
        }
    }
}
