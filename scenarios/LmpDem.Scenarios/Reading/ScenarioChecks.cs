using LmpDem.Dem.Laws;

namespace LmpDem.Scenarios.Reading;

/// <summary>Checks of values against each other; each by itself has passed its own.</summary>
public static class ScenarioChecks
{
    /// <summary>Runs every check and adds the faults to the binder.</summary>
    /// <param name="scenario">The scenario, each value in its range.</param>
    /// <param name="binder">Knows where each key stands.</param>
    public static void Run(Scenario scenario, SpecBinder binder)
    {
        var plastic = scenario.Contact.Law is ContactLaw.Plastic or ContactLaw.PlasticDense;
        var ratio = scenario.Material.ContactModulus / scenario.Material.YieldStrength;
        if (plastic && ratio < 200)
            binder.Refuse("material.stiffness_scale",
                $"youngs_modulus x stiffness_scale / yield_strength is {ratio:0.#}, but plastic laws need 200 or more; "
                + $"set stiffness_scale to {200 * scenario.Material.YieldStrength / scenario.Material.YoungsModulus:0.####} or more");
    }
}
