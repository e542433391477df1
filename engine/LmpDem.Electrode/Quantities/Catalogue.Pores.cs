#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// The pores and the ionic network.
public static partial class Catalogue
{
    public static Quantity Porosity { get; } = new(
        QuantitySource.Pores, "porosity", "1", "pore volume over the layer's; of the packed layer without the binder's");

    public static Quantity PorosityOpen { get; } = new(
        QuantitySource.Pores, "porosity_open", "1", "pore volume connected with the separator over all")
    {
        Title = "Open porosity",
        Axis = "share of the layer (%)",
        AxisFactor = 100.0,
        Largest = 1.0
    };

    public static Quantity PorosityClosed { get; } = new(
        QuantitySource.Pores, "porosity_closed", "1", "pore volume not connected with the separator over all");

    public static Quantity PercolatingFraction { get; } = new(
        QuantitySource.Pores, "percolating_share", "1",
        "share of the pores that connect separator and foil")
    { Column = "pores_percolating" };

    public static Quantity DiffusivityZ { get; } = new(
        QuantitySource.Pores, "diffusivity_z", "1",
        "effective over free diffusivity through the thickness, extrapolated from cells of two sizes")
    {
        Title =
        "Effective diffusivity through the layer",
        Axis = "effective over free diffusivity",
        Largest = 1.0
    };

    public static Quantity DiffusivityZError { get; } = new(
        QuantitySource.Pores, "diffusivity_z_error", "1", "how far the smaller cells are from it: a bound of its error");

    public static Quantity TortuosityZ { get; } = new(
        QuantitySource.Pores, "tortuosity_z", "1",
        "porosity over that diffusivity; blank where nothing percolates")
    {
        Column = "tortuosity",
        Title = "Tortuosity through the layer",
        Axis = "tortuosity"
    };

    public static Quantity TortuosityZError { get; } = new(
        QuantitySource.Pores, "tortuosity_z_error", "1", "error of that tortuosity by the cells");

    public static Quantity DiffusivityX { get; } = new(
        QuantitySource.Pores, "diffusivity_x", "1", "effective over free diffusivity along x");

    public static Quantity DiffusivityY { get; } = new(
        QuantitySource.Pores, "diffusivity_y", "1", "effective over free diffusivity along y");

    public static Quantity DiffusivityXyError { get; } = new(
        QuantitySource.Pores, "diffusivity_xy_error", "1", "error of their mean by the cells");

    public static Quantity TortuosityXy { get; } = new(
        QuantitySource.Pores, "tortuosity_xy", "1", "porosity over the mean diffusivity in the plane");

    public static Quantity TortuosityXyError { get; } = new(
        QuantitySource.Pores, "tortuosity_xy_error", "1", "error of that tortuosity by the cells");

    public static Quantity PoreSizeMedian { get; } = new(
        QuantitySource.Pores, "pore_size_p50_um", "um", "median diameter of the pores by local thickness")
    {
        Title = "Median pore diameter",
        Axis = "diameter (µm)"
    };

    public static Quantity ChordZ { get; } = new(QuantitySource.Pores, "chord_z_um", "um", "mean chord of the pores through the thickness");

    public static Quantity SpecificSurface { get; } = new(
        QuantitySource.Pores, "specific_surface_1_um", "1/um", "surface of the pores over all volume, by walls that straight lines cross");

    public static Quantity AreaIonicReachable { get; } = new(
        QuantitySource.Pores, "area_ionic_reachable", "1", "bare Li at pores connected with the separator, per area of foil");
}
