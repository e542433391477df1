namespace LmpDem.Analysis.Viewing;

/// <summary>Range of a quantity's colours, alike in all states, so that states can be compared.</summary>
/// <param name="Low">Value at the lower end, in the unit that is shown.</param>
/// <param name="High">Value at the upper end; what is above has its colour.</param>
/// <param name="Clipped">Whether some values are above.</param>
public readonly record struct ViewRange(double Low, double High, bool Clipped)
{
    // Single facets and bodies far above all others would leave one colour for the rest.
    private const double Quantile = 0.995;

    /// <summary>Range of a quantity over the states of a view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="quantity">The quantity.</param>
    public static ViewRange Of(ElectrodeView view, ViewQuantity quantity)
    {
        if (quantity.Classes is { } classes) return new ViewRange(0.0, classes.Count - 1, false);
        double[] values = [.. view.States.SelectMany(s => ValuesOf(s, quantity)).Where(double.IsFinite).Order()];
        if (values.Length == 0) return new ViewRange(0.0, 1.0, false);
        var high = values[(int)(Quantile * (values.Length - 1))];
        if (!(high > 0.0)) high = values[^1];
        return new ViewRange(
            Math.Min(0.0, quantity.Factor * values[0]), high > 0.0 ? quantity.Factor * high : 1.0, high > 0.0 && values[^1] > high);
    }

    private static double[] ValuesOf(ViewState state, ViewQuantity quantity)
    {
        var values = quantity.Place switch
        {
            ViewPlace.Vertex when state.Surface is { } s => s.VertexValues,
            ViewPlace.Facet when state.Surface is { } s => s.FacetValues,
            _ => state.BodyValues,
        };
        return values.TryGetValue(quantity.Key, out var found) ? found : [];
    }
}
