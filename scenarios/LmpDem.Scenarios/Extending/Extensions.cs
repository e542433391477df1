using System.Reflection;
using LmpDem.Dem.Laws;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Extending;

/// <summary>
/// What plug-ins add to a run, and where each comes from. It belongs to the scenario: with another plug-in it is another run.
/// </summary>
public sealed class Extensions
{
    private readonly IReadOnlyList<OwnMeasure> measures;

    private Extensions(IReadOnlyList<ContactLaw> laws, IReadOnlyList<OwnMeasure> measures, IReadOnlyList<PlugInOrigin> origins)
    {
        this.measures = measures;
        Laws = laws;
        Origins = origins;
        Quantities = [.. origins.SelectMany(o => o.Measures)];
    }

    /// <summary>No plug-in.</summary>
    public static Extensions None { get; } = new([], [], []);

    /// <summary>Contact laws beside those of <see cref="ContactLaw.All"/>.</summary>
    public IReadOnlyList<ContactLaw> Laws { get; }

    /// <summary>The plug-ins, in the order in which they were given.</summary>
    public IReadOnlyList<PlugInOrigin> Origins { get; }

    /// <summary>What they measure: the last columns of summary.csv.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>Whether the plug-ins are here; else only their record is, from which nothing can be computed.</summary>
    public bool AreLoaded => measures.Count == Quantities.Count && !Laws.Any(law => Absent(Origins).Contains(law));

    /// <summary>Comment lines that lead the resolved scenario, so that plug-ins are part of its hash; empty without plug-ins.</summary>
    internal string Header => string.Concat(Origins.Select(o => $"# plug-in {o}\n"));

    /// <summary>These plug-ins and one more, of the program that calls.</summary>
    /// <param name="plugIn">The plug-in.</param>
    /// <exception cref="PlugInException">A name is taken.</exception>
    public Extensions With(IPlugIn plugIn)
    {
        ArgumentNullException.ThrowIfNull(plugIn);
        var assembly = plugIn.GetType().Assembly;
        var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll"); // not there in a program of one file
        return With([plugIn], assembly, File.Exists(file) ? Sha256.Of(File.ReadAllBytes(file)) : "unknown");
    }

    /// <summary>The plug-ins of a run as its folder records them: enough to read and to draw it.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="SnapshotException">The record is damaged.</exception>
    public static Extensions RecordedIn(string folder) =>
        PlugInOrigin.Read(folder) is { Count: > 0 } origins ? new Extensions(Absent(origins), [], origins) : None;

    /// <summary>These plug-ins and those of one file more.</summary>
    internal Extensions With(IReadOnlyList<IPlugIn> plugIns, Assembly assembly, string sha256)
    {
        var name = assembly.GetName();
        var registry = new PlugInRegistry(this, name.Name!);
        foreach (var plugIn in plugIns)
        {
            try
            {
                plugIn.Register(registry);
            }
            catch (Exception e) when (e is not PlugInException)
            {
                throw new PlugInException($"{name.Name}: {plugIn.GetType().Name} failed while it registered: {e.Message}", e);
            }
        }

        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        var origin = new PlugInOrigin(
            name.Name!, version ?? $"{name.Version}", sha256, [.. registry.Laws.Select(l => l.Key)],
            [.. registry.Measures.Select(m => m.Quantity)]);
        return new Extensions([.. Laws, .. registry.Laws], [.. measures, .. registry.Measures], [.. Origins, origin]);
    }

    /// <summary>A row of summary.csv with the values of the measures.</summary>
    /// <param name="row">The row.</param>
    /// <param name="state">Its state.</param>
    /// <exception cref="PlugInException">A measure failed.</exception>
    internal StateRow Complete(StateRow row, ElectrodeState state)
    {
        var values = new List<(Quantity, double?)>();
        foreach (var measure in measures)
        {
            try
            {
                values.Add((measure.Quantity, measure.Value(state)));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new PlugInException(
                    $"the measure \"{measure.Quantity.Name}\" failed at {state.Name}: {e.GetType().Name}: {e.Message}", e);
            }
        }

        return values.Count == 0 ? row : row.With(values);
    }

    private static ContactLaw[] Absent(IReadOnlyList<PlugInOrigin> origins) =>
        [.. origins.SelectMany(o => o.Laws.Select(key => ContactLaw.Absent(key, $"the plug-in {o.Name} {o.Version}")))];
}
