using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios.Extending;

namespace LmpDem.Samples;

/// <summary>
/// How unequally the contacts share the load: the Gini coefficient of the normal forces, 0 where all are equal and near 1 where a few
/// carry everything. Works for spheres and for deformable bodies, as both have junctions.
/// </summary>
public static class ForceInequality
{
    /// <summary>The quantity: a column of summary.csv, and a figure because it has a title.</summary>
    public static Quantity Quantity { get; } = new(
        QuantitySource.Rearrangement, "force_gini", "1", "Gini coefficient of the normal forces at contacts")
    {
        Title = "Inequality of the contact forces",
        Axis = "Gini coefficient",
        Largest = 1.0,
    };

    /// <summary>Measures a state; null without forces.</summary>
    /// <param name="state">The state.</param>
    public static double? Of(ElectrodeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Gini([.. state.Network.Junctions.Select(j => j.Force).Where(force => force > 0.0)]);
    }

    /// <summary>Gini coefficient of positive values; null without any.</summary>
    /// <param name="values">The values; sorted in place.</param>
    public static double? Gini(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0) return null;
        Array.Sort(values);
        double sum = 0.0, ranked = 0.0;
        for (var k = 0; k < values.Length; k++)
        {
            sum += values[k];
            ranked += (k + 1) * values[k];
        }

        return 2.0 * ranked / (values.Length * sum) - (values.Length + 1.0) / values.Length;
    }
}

/// <summary>The measure as a plug-in.</summary>
public sealed class ForceInequalityPlugIn : IPlugIn
{
    /// <inheritdoc/>
    public void Register(PlugInRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddMeasure(ForceInequality.Quantity, ForceInequality.Of);
    }
}
