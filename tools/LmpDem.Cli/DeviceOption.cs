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

    /// <summary>The word that was given, for another process which opens the device itself; null: the processor.</summary>
    /// <exception cref="UsageException">There is no such word.</exception>
    public string? Word(ParseResult result) => result.GetRequiredValue(option) switch
    {
        Processor => null,
        "gpu" or "auto" or "emulated" => result.GetRequiredValue(option),
        var other => throw Unknown(other),
    };

    /// <summary>
    /// The word for the members of a study, which run in processes of their own: null, the processor, also where a GPU was to be taken
    /// if there is one and there is none. What can be wrong with it is told here, before the first member begins.
    /// </summary>
    /// <param name="result">The arguments.</param>
    /// <param name="scenarios">The members' scenarios; read only where a device has to run all of them.</param>
    /// <param name="tell">Receives what was found, where that was asked.</param>
    /// <exception cref="UsageException">There is no such device, or it does not run a member.</exception>
    public string? WordForMembers(ParseResult result, IEnumerable<(string Folder, Scenario Scenario)> scenarios, Action<string> tell)
    {
        var word = Word(result);
        if (word is null) return null;
        using var device = Open(result, new FvSettings { Material = default }, tell);
        if (device is null || word == "auto") return device is null ? null : word;
        foreach (var (folder, scenario) in scenarios.Where(s => s.Scenario.Compact.Enabled))
        {
            try
            {
                device.Check(SettingsOf(scenario));
            }
            catch (DeviceRefusalException refusal)
            {
                throw new UsageException($"{folder}: {refusal.Message} or --device auto");
            }
        }

        return word;
    }

    /// <summary>Opens the device for the bodies of a scenario; null: the cores of this processor, or a scenario without bodies.</summary>
    /// <param name="result">The arguments.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="error">Receives what was found, where that was asked; null: nobody.</param>
    /// <exception cref="UsageException">There is no such device.</exception>
    /// <exception cref="DeviceRefusalException">It does not run such a scenario.</exception>
    public MarchDevice? Open(ParseResult result, Scenario scenario, TextWriter? error)
    {
        var isUsed = scenario.Compact.Enabled;
        if (!isUsed && IsAsked(result)) error?.WriteLine("note: --device is for deformable bodies, of which this scenario has none");
        return isUsed ? Open(result, SettingsOf(scenario), text => error?.WriteLine(text)) : null;
    }

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
            _ => throw Unknown(asked),
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

    /// <summary>The option as it is given to another process.</summary>
    /// <param name="word">The word; null: none, the processor.</param>
    public static string[] Words(string? word) => word is null ? [] : ["--device", word];

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

    private static UsageException Unknown(string word) => new($"--device: expected one of cpu, gpu, auto, but \"{word}\" was found");

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
