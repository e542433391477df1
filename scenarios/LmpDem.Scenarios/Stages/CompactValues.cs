using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Scenarios.Stages;

/// <summary>The single numbers of a state of deformable bodies, as they appear in its snapshots and in compaction.csv.</summary>
public static class CompactValues
{
    /// <summary>The layer and its load; named as those of the spheres.</summary>
    /// <param name="state">The state.</param>
    public static Field[] Layer(CompactState state) =>
    [
        Catalogue.BoxX.Of(state.Box.Length.X),
        Catalogue.BoxY.Of(state.Box.Length.Y),
        Catalogue.BoxZ.Of(state.Box.Length.Z),
        Catalogue.PeriodicX.Of(state.Box.PeriodicX ? 1 : 0),
        Catalogue.PeriodicY.Of(state.Box.PeriodicY ? 1 : 0),
        Catalogue.PeriodicZ.Of(state.Box.PeriodicZ ? 1 : 0),
        Catalogue.TargetCalenderingRatio.Of(TargetRatio(state)),
        Catalogue.CalenderingRatio.Of(state.AchievedRatio),
        Catalogue.Thickness.Of(state.Thickness),
        Catalogue.Solids.Of(state.SolidsFraction),
        Catalogue.GapTolerance.Of(state.ContactGap),
        Catalogue.Load.Of(state.PressureTop),
        Catalogue.LoadOnFoil.Of(state.PressureBottom),
        Catalogue.LineLoad.Of(state.LineLoad),
        Catalogue.OverCalendered.Of(state.OverCalendered ? 1 : 0),
    ];

    // The opened layer does not belong to a ratio and must not be found by a search for one.
    private static double TargetRatio(CompactState state) =>
        state.Phase == PressPhase.Loaded && state.TargetRatio is { } ratio ? ratio : double.NaN;

    /// <summary>Quality of the time integration and of the mesh.</summary>
    /// <param name="state">The state.</param>
    public static Field[] Steps(CompactState state) =>
    [
        Catalogue.Step.Of(state.Step),
        Catalogue.Unbalanced.Of(state.Unbalanced),
        Catalogue.DeepestPenetration.Of(state.DeepestPenetration),
        Catalogue.MeanPenetrationFraction.Of(state.MeanPenetrationFraction),
        Catalogue.MinVolumeRatio.Of(state.MinVolumeRatio),
        Catalogue.InvertedCornerFraction.Of(state.InvertedCornerFraction),
        Catalogue.WorstBody.Of(state.WorstZone.Body),
        Catalogue.WorstZone.Of(state.WorstZone.Zone),
        Catalogue.WorstPlasticStrain.Of(state.WorstZone.PlasticStrain),
    ];

    /// <summary>Energy balance.</summary>
    /// <param name="e">The balance.</param>
    public static Field[] Energy(EnergyBalance e) =>
    [
        Catalogue.WallWork.Of(e.WallWork),
        Catalogue.PlasticWork.Of(e.Plastic),
        Catalogue.ElasticEnergy.Of(e.Elastic),
        Catalogue.HourglassPlasticWork.Of(e.HourglassPlastic),
        Catalogue.HourglassEnergy.Of(e.HourglassElastic),
        Catalogue.HourglassViscousWork.Of(e.HourglassViscous),
        Catalogue.BulkViscousWork.Of(e.BulkViscous),
        Catalogue.FilmElasticEnergy.Of(e.FilmElastic),
        Catalogue.FilmReleased.Of(e.FilmReleased),
        Catalogue.FilmPlasticWork.Of(e.FilmPlastic),
        Catalogue.FrictionWork.Of(e.Friction),
        Catalogue.ContactEnergy.Of(e.ContactElastic),
        Catalogue.FoilEnergy.Of(e.Foil),
        Catalogue.DampingWork.Of(e.Damping),
        Catalogue.KineticEnergy.Of(e.Kinetic),
        Catalogue.EnergyError.Of(e.Error),
    ];

    /// <summary>Film, contact areas and stress.</summary>
    /// <param name="s">The measures.</param>
    /// <param name="psiLocal">Exposure above which a facet counted as opened.</param>
    /// <param name="activation">Degree of activation by broken films.</param>
    public static Field[] Interfaces(InterfaceSummary s, double psiLocal, double activation) =>
    [
        Catalogue.FilmIntact.Of(s.FilmIntact),
        Catalogue.BrokenArea.Of(s.BrokenArea),
        Catalogue.OpenedFraction.Of(s.OpenedFraction),
        Catalogue.AreaGrowth.Of(s.AreaGrowth),
        Catalogue.SurfaceContactFraction.Of(s.ContactFraction),
        Catalogue.AreaLiCu.Of(s.AreaLiCu),
        Catalogue.AreaLiLi.Of(s.AreaLiLi),
        Catalogue.AreaIonic.Of(s.AreaIonic),
        Catalogue.PsiLocal.Of(psiLocal),
        Catalogue.FilmOpen.Of(s.OpenFraction),
        Catalogue.OpenLiCu.Of(s.OpenLiCu),
        Catalogue.OpenLiLi.Of(s.OpenLiLi),
        Catalogue.OpenIonic.Of(s.OpenIonic),
        Catalogue.FilmStressP50BetweenBodies.Of(s.FilmBetweenBodies.P50),
        Catalogue.FilmStressP95BetweenBodies.Of(s.FilmBetweenBodies.P95),
        Catalogue.FilmAtStrengthBetweenBodies.Of(s.FilmBetweenBodies.AtStrength),
        Catalogue.FilmStressP50OnCu.Of(s.FilmAtFoil.P50),
        Catalogue.FilmStressP95OnCu.Of(s.FilmAtFoil.P95),
        Catalogue.FilmAtStrengthOnCu.Of(s.FilmAtFoil.AtStrength),
        Catalogue.FilmStressP50LowerHalf.Of(s.FilmLower.P50),
        Catalogue.FilmStressP95LowerHalf.Of(s.FilmLower.P95),
        Catalogue.FilmAtStrengthLowerHalf.Of(s.FilmLower.AtStrength),
        Catalogue.FilmStressP50UpperHalf.Of(s.FilmUpper.P50),
        Catalogue.FilmStressP95UpperHalf.Of(s.FilmUpper.P95),
        Catalogue.FilmAtStrengthUpperHalf.Of(s.FilmUpper.AtStrength),
        Catalogue.FilmAtStrength.Of(s.FilmAtStrength),
        Catalogue.VonMisesP50.Of(s.VonMisesMedian),
        Catalogue.VonMisesInterfaceP95.Of(s.Interfaces.VonMisesP95),
        Catalogue.VonMisesBottomTop.Of(s.VonMisesBottomTop),
        Catalogue.ContactBottomTop.Of(s.ContactBottomTop),
        Catalogue.ContactsPerBody.Of(s.ContactsPerBody),
        Catalogue.MeanJunctionArea.Of(s.MeanJunctionArea),
        Catalogue.MeanCuArea.Of(s.MeanCuArea),
        Catalogue.PsiSmaller.Of(s.PsiSmaller),
        Catalogue.PsiLarger.Of(s.PsiLarger),
        Catalogue.FilmFragments.Of(s.FilmFragments),
        Catalogue.ActivationFracture.Of(activation),
    ];

    /// <summary>What only some runs have, last in a row: the target pressure, and the springback of the opened layer.</summary>
    /// <param name="state">The state.</param>
    /// <param name="press">The press.</param>
    public static IEnumerable<Field> Press(CompactState state, PressSpec press)
    {
        if (press.IsLoadControlled) yield return Catalogue.TargetPressure.Of(state.TargetPressure ?? double.NaN);
        if (state.Phase == PressPhase.Loaded) yield break;
        yield return Catalogue.Springback.Of(state.Springback);
        yield return Catalogue.SpringbackSimulated.Of(state.SpringbackSimulated);
    }

    /// <summary>Audit of the hand-off.</summary>
    /// <param name="audit">The audit.</param>
    public static Field[] Handoff(HandoffAudit audit) =>
    [
        Catalogue.HandoffRatio.Of(audit.Ratio),
        Catalogue.HandoffLargestVolumeError.Of(audit.LargestVolumeError),
        Catalogue.HandoffTotalVolumeError.Of(audit.TotalVolumeError),
        Catalogue.HandoffPairsBefore.Of(audit.PairsBefore),
        Catalogue.HandoffPairsKept.Of(audit.PairsKept),
        Catalogue.HandoffPairsNew.Of(audit.PairsNew),
        Catalogue.HandoffLoadBefore.Of(audit.PressureBefore),
        Catalogue.HandoffLoadAfter.Of(audit.PressureAfter),
        Catalogue.HandoffMeanShift.Of(audit.MeanShift),
        Catalogue.HandoffLargestShift.Of(audit.LargestShift),
    ];
}
