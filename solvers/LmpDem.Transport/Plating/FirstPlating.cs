namespace LmpDem.Transport.Plating;

/// <summary>Map and depth profile of where the first lithium plates, before any growth changes the surfaces.</summary>
public static class FirstPlating
{
    /// <summary>Solves with the plating current density of the spec and sorts the current by height.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="patches">Reactive surface, free copper included.</param>
    /// <param name="links">Electronic links of the bodies.</param>
    /// <param name="spec">Electrolyte, kinetics, current, bins.</param>
    /// <param name="maxSteps">Newton steps after which the solve gives up; null: as usual.</param>
    /// <returns>The distribution and its profile.</returns>
    public static (CurrentDistribution Distribution, PlatingProfile Profile) Of(
        ElectrodeCells layer, IReadOnlyList<ReactivePatch> patches, ElectronicLinks links, PlatingSpec spec, int? maxSteps = null)
    {
        var distribution = SecondaryCurrent.Solve(
            layer, patches, links, spec, spec.PlatingCurrentDensity * layer.FootArea, maxSteps ?? SecondaryCurrent.MaxSteps);
        return (distribution, Profile(layer, patches, links, distribution, spec.ProfileBins));
    }

    /// <summary>Sorts the currents of a solved distribution by height.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="patches">Reactive surface.</param>
    /// <param name="links">Electronic links of the bodies.</param>
    /// <param name="distribution">The distribution, of a plating current.</param>
    /// <param name="bins">Height bins, >= 1.</param>
    public static PlatingProfile Profile(
        ElectrodeCells layer, IReadOnlyList<ReactivePatch> patches, ElectronicLinks links, CurrentDistribution distribution, int bins)
    {
        var fraction = new double[bins];
        var area = new double[bins];
        var map = new double[layer.Count];
        double copper = 0.0, upper = 0.0, moment = 0.0, bipolar = 0.0;
        for (var k = 0; k < patches.Count; k++)
        {
            var patch = patches[k];
            var current = patch.Area * distribution.PatchCurrentDensity[k];
            var part = current / distribution.Applied;
            map[patch.Cell] += current;
            if (patch.OnFoil)
            {
                copper += part;
                continue;
            }

            if (!links.Connected[patch.Body])
            {
                bipolar += Math.Max(part, 0.0);
                continue;
            }

            var height = layer.HeightOf(patch.Cell) / layer.Height;
            var bin = Math.Min((int)(height * bins), bins - 1);
            fraction[bin] += part;
            if (distribution.PatchReached[k]) area[bin] += patch.Area;
            if (height > 0.5) upper += part;
            moment += part * height;
        }

        return new PlatingProfile
        {
            Height = [.. Enumerable.Range(0, bins).Select(b => (b + 0.5) * layer.Height / bins)],
            BodyFraction = fraction,
            BodyArea = area,
            CopperFraction = copper,
            UpperFraction = upper,
            MeanHeight = moment,
            BipolarFraction = bipolar,
            CellCurrent = map,
        };
    }
}
