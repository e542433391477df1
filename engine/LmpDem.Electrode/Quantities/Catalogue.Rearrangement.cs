#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// Rearrangement of the spheres.
public static partial class Catalogue
{
    public static Quantity Coordination { get; } = new(
        QuantitySource.Rearrangement, "coordination", "1", "mean contacts with particles")
    {
        Title = "Coordination",
        Axis = "contacts per particle"
    };

    public static Quantity CoordinationWithWalls { get; } = new(
        QuantitySource.Rearrangement, "coordination_with_tools", "1", "mean contacts with particles and tools");

    public static Quantity CoordinationWithoutRattlers { get; } = new(
        QuantitySource.Rearrangement, "coordination_without_rattlers", "1",
        "mean contacts, among themselves, of the particles that carry load");

    public static Quantity RattlerFraction { get; } = new(
        QuantitySource.Rearrangement, "rattler_share", "1", "share of particles that carry no load");

    public static Quantity Contacts { get; } = new(QuantitySource.Rearrangement, "contacts", "1", "particle-particle contacts");

    public static Quantity ContactsBorn { get; } = new(
        QuantitySource.Rearrangement, "contacts_born", "1", "contacts born since the previous snapshot");

    public static Quantity ContactsLost { get; } = new(
        QuantitySource.Rearrangement, "contacts_lost", "1", "contacts lost since the previous snapshot");

    public static Quantity FabricXx { get; } = new(QuantitySource.Rearrangement, "fabric_xx", "1", "fabric tensor");

    public static Quantity FabricYy { get; } = new(QuantitySource.Rearrangement, "fabric_yy", "1", "fabric tensor");

    public static Quantity FabricZz { get; } = new(QuantitySource.Rearrangement, "fabric_zz", "1", "fabric tensor");

    public static Quantity FabricXz { get; } = new(QuantitySource.Rearrangement, "fabric_xz", "1", "fabric tensor");

    public static Quantity FabricVertical { get; } = new(
        QuantitySource.Rearrangement, "fabric_vertical", "1", "fabric anisotropy along the press direction");

    public static Quantity StressXx { get; } = new(
        QuantitySource.Rearrangement, "stress_xx", "Pa", "Love-Weber stress of the layer, tension positive");

    public static Quantity StressYy { get; } = new(QuantitySource.Rearrangement, "stress_yy", "Pa", "Love-Weber stress of the layer");

    public static Quantity StressZz { get; } = new(QuantitySource.Rearrangement, "stress_zz", "Pa", "Love-Weber stress of the layer");

    public static Quantity StressXz { get; } = new(QuantitySource.Rearrangement, "stress_xz", "Pa", "Love-Weber stress of the layer");

    public static Quantity Pressure { get; } = new(QuantitySource.Rearrangement, "pressure", "Pa", "mean pressure of the layer");

    public static Quantity MeanNormalForce { get; } = new(
        QuantitySource.Rearrangement, "mean_normal_force", "N", "mean normal force of the contacts");

    public static Quantity LargestForceOverMean { get; } = new(
        QuantitySource.Rearrangement, "largest_force_over_mean", "1", "largest normal force over the mean");

    public static Quantity StrongFraction { get; } = new(
        QuantitySource.Rearrangement, "strong_share", "1", "share of contacts above the mean force");

    public static Quantity ForceChains { get; } = new(QuantitySource.Rearrangement, "force_chains", "1", "number of force chains");

    public static Quantity ForceChainFraction { get; } = new(
        QuantitySource.Rearrangement, "force_chain_share", "1", "share of particles in force chains");

    public static Quantity ForceChainLength { get; } = new(
        QuantitySource.Rearrangement, "force_chain_length", "1", "mean particles per force chain");

    public static Quantity ContactArea { get; } = new(
        QuantitySource.Rearrangement, "contact_area", "m2", "sum of the particle-particle contact areas");

    public static Quantity ContactAreaWalls { get; } = new(
        QuantitySource.Rearrangement, "contact_area_tools", "m2", "sum of the contact areas at tools");

    public static Quantity ContactPressure { get; } = new(
        QuantitySource.Rearrangement, "contact_pressure", "Pa", "normal forces over areas of the particle contacts");

    public static Quantity LocalSolidsMean { get; } = new(
        QuantitySource.Rearrangement, "local_solids_mean", "1", "mean solids fraction of the power cells");

    public static Quantity LocalSolidsSd { get; } = new(
        QuantitySource.Rearrangement, "local_solids_sd", "1", "standard deviation of the solids fraction of the power cells");

    public static Quantity VerticalStrain { get; } = new(
        QuantitySource.Rearrangement, "vertical_strain", "1", "vertical strain of the affine map since the packed layer");

    public static Quantity ShearX { get; } = new(
        QuantitySource.Rearrangement, "shear_x", "1", "shear along x of the affine map since the packed layer");

    public static Quantity DisplacementVerticalMean { get; } = new(
        QuantitySource.Rearrangement, "displacement_vertical_mean", "m", "mean vertical displacement since the packed layer");

    public static Quantity DisplacementLateralRms { get; } = new(
        QuantitySource.Rearrangement, "displacement_lateral_rms", "m", "lateral displacement since the packed layer");

    public static Quantity NonaffineRms { get; } = new(
        QuantitySource.Rearrangement, "nonaffine_rms", "m", "non-affine displacement since the packed layer");

    public static Quantity NonaffineStepRms { get; } = new(
        QuantitySource.Rearrangement, "nonaffine_step_rms", "m", "non-affine displacement since the previous snapshot");

    public static Quantity D2minMean { get; } = new(QuantitySource.Rearrangement, "d2min_mean", "m2", "mean D2min since the packed layer");

    public static Quantity D2minStepMean { get; } = new(
        QuantitySource.Rearrangement, "d2min_step_mean", "m2", "mean D2min since the previous snapshot");

    public static Quantity RotationStepRms { get; } = new(
        QuantitySource.Rearrangement, "rotation_step_rms", "rad", "rotation since the previous snapshot");
}
