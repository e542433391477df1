#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// Activation: the fraction of the lithium that metallic contacts join to the foil, by every criterion of a metallic contact.
public static partial class Catalogue
{
    private const string Connected = "volume joined to the foil by contacts ";
    private const string Calibrated = "thresholds calibrated to the measured activation (Kang et al. 2026)";

    public static Quantity ActivationFracture { get; } = new(
        QuantitySource.Activation, "activation_fracture", "1", Connected + "with the film broken on both sides");

    public static Quantity ActivationFilmTheory { get; } = new(
        QuantitySource.Activation, "activation_film_theory", "1", Connected + "with the film opened enough, " + Calibrated);

    public static Quantity ActivationLocalExposure { get; } = new(
        QuantitySource.Activation, "activation_local_exposure", "1", Connected + "between facing facets that opened, " + Calibrated);

    public static Quantity ActivationContactSize { get; } = new(
        QuantitySource.Activation, "activation_contact_size", "1", Connected + "large enough, " + Calibrated);

    public static Quantity ActivationOverlapLaw { get; } = new(
        QuantitySource.Activation, "activation_overlap_law", "1",
            Connected + "by the overlap law, calibrated to the measured activation (Kang et al. 2026)");
}
