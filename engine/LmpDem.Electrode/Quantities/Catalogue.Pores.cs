#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// The pores and the ionic network.
public static partial class Catalogue
{
    public static Quantity Porosity { get; } = new("porosity", "1", "pore volume over the layer's; of the packed layer without the binder's");

    public static Quantity PorosityOpen { get; } = new("porosity_open", "1", "pore volume connected with the separator over all") { Title = "Open porosity", Axis = "share of the layer (%)", AxisFactor = 100.0, Largest = 1.0 };

    public static Quantity PorosityClosed { get; } = new("porosity_closed", "1", "pore volume not connected with the separator over all");

    public static Quantity PercolatingShare { get; } = new("percolating_share", "1", "share of the pores that connect separator and foil") { Column = "pores_percolating" };

    public static Quantity DiffusivityZ { get; } = new("diffusivity_z", "1", "effective over free diffusivity through the thickness, extrapolated from cells of two sizes") { Title = "Effective diffusivity through the layer", Axis = "effective over free diffusivity", Largest = 1.0 };

    public static Quantity DiffusivityZError { get; } = new("diffusivity_z_error", "1", "how far the smaller cells are from it: a bound of its error");

    public static Quantity TortuosityZ { get; } = new("tortuosity_z", "1", "porosity over that diffusivity; blank where nothing percolates") { Column = "tortuosity", Title = "Tortuosity through the layer", Axis = "tortuosity" };

    public static Quantity TortuosityZError { get; } = new("tortuosity_z_error", "1", "error of that tortuosity by the cells");

    public static Quantity DiffusivityX { get; } = new("diffusivity_x", "1", "effective over free diffusivity along x");

    public static Quantity DiffusivityY { get; } = new("diffusivity_y", "1", "effective over free diffusivity along y");

    public static Quantity DiffusivityXyError { get; } = new("diffusivity_xy_error", "1", "error of their mean by the cells");

    public static Quantity TortuosityXy { get; } = new("tortuosity_xy", "1", "porosity over the mean diffusivity in the plane");

    public static Quantity TortuosityXyError { get; } = new("tortuosity_xy_error", "1", "error of that tortuosity by the cells");

    public static Quantity PoreSizeMedian { get; } = new("pore_size_p50_um", "um", "median diameter of the pores by local thickness") { Title = "Median pore diameter", Axis = "diameter (µm)" };

    public static Quantity ChordZ { get; } = new("chord_z_um", "um", "mean chord of the pores through the thickness");

    public static Quantity SpecificSurface { get; } = new("specific_surface_1_um", "1/um", "surface of the pores over all volume, by walls that straight lines cross");

    public static Quantity AreaIonicReachable { get; } = new("area_ionic_reachable", "1", "bare Li at pores connected with the separator, per area of foil");
}
