#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// Where the work went.
public static partial class Catalogue
{
    public static Quantity WallWork { get; } = new(QuantitySource.Energy, "tool_work", "J", "work of the tools since the hand-off");

    public static Quantity PlasticWork { get; } = new(QuantitySource.Energy, "plastic_work", "J", "work dissipated by plastic flow");

    public static Quantity ElasticEnergy { get; } = new(
        QuantitySource.Energy, "elastic_energy", "J", "elastic energy of the zones, gained");

    public static Quantity HourglassPlasticWork { get; } = new(
        QuantitySource.Energy, "hourglass_plastic_work", "J", "part of the plastic work that the bending of zones took");

    public static Quantity HourglassEnergy { get; } = new(
        QuantitySource.Energy, "hourglass_energy", "J", "part of the elastic energy that the bending of zones stores");

    public static Quantity HourglassViscousWork { get; } = new(
        QuantitySource.Energy, "hourglass_viscous_work", "J", "work of the viscous part of the hourglass forces");

    public static Quantity BulkViscousWork { get; } = new(
        QuantitySource.Energy, "bulk_viscous_work", "J", "work of the artificial bulk viscosity");

    public static Quantity FilmElasticEnergy { get; } = new(
        QuantitySource.Energy, "film_elastic_energy", "J", "elastic energy of the whole film");

    public static Quantity FilmReleased { get; } = new(QuantitySource.Energy, "film_released", "J", "energy released where the film broke");

    public static Quantity FilmPlasticWork { get; } = new(QuantitySource.Energy, "film_plastic_work", "J", "plastic work of the film");

    public static Quantity FrictionWork { get; } = new(QuantitySource.Energy, "friction_work", "J", "work dissipated by sliding");

    public static Quantity ContactEnergy { get; } = new(
        QuantitySource.Energy, "contact_energy", "J", "energy of the contact springs, gained");

    public static Quantity FoilEnergy { get; } = new(
        QuantitySource.Energy, "foil_energy", "J", "energy stored and dissipated in a deformable foil");

    public static Quantity DampingWork { get; } = new(QuantitySource.Energy, "damping_work", "J", "work of the damping");

    public static Quantity KineticEnergy { get; } = new(
        QuantitySource.Energy, "kinetic_energy", "J", "kinetic energy of the scaled masses");

    public static Quantity EnergyError { get; } = new(
        QuantitySource.Energy, "energy_error", "1", "energy-balance residual, relative to the work of the platens");
}
