using LmpDem.Electrode.Quantities;

namespace LmpDem.Analysis.Figures;

/// <summary>Two columns of the summary as arrays, without the rows where one of them is blank.</summary>
internal static class RowSeries
{
    public static (double[] X, double[] Y) Of(
        IReadOnlyList<StateRow> rows, Func<StateRow, double?> x, Func<StateRow, double?> y)
    {
        var known = rows.Where(r => x(r) is not null && y(r) is not null).ToArray();
        return (Array.ConvertAll(known, r => x(r)!.Value), Array.ConvertAll(known, r => y(r)!.Value));
    }
}
