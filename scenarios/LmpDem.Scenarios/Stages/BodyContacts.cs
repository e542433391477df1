using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Scenarios.Stages;

/// <summary>Which deformable bodies touch, as numbers of bodies: found from the partners of their facets.</summary>
public sealed class BodyContacts
{
    private BodyContacts(IReadOnlyList<(int First, int Second)> touching, IReadOnlyList<(int First, int Second)> conducting)
    {
        Touching = touching;
        Conducting = conducting;
    }

    /// <summary>
    /// Pairs of bodies, and of a body and the foil (second: -1), of which one side at least is in contact; ordered, each once.
    /// </summary>
    public IReadOnlyList<(int First, int Second)> Touching { get; }

    /// <summary>Those of them that touch with the film broken on both sides; at the foil on the one.</summary>
    public IReadOnlyList<(int First, int Second)> Conducting { get; }

    /// <summary>Number of contacts between bodies.</summary>
    public int BetweenBodies => Touching.Count(pair => pair.Second >= 0);

    /// <summary>Number of bodies at the foil.</summary>
    public int AtFoil => Touching.Count - BetweenBodies;

    /// <summary>Finds the contacts of a state.</summary>
    /// <param name="bodies">The bodies.</param>
    public static BodyContacts Of(BodyGeometry bodies)
    {
        var owner = bodies.FacetBody();
        var touching = new SortedSet<(int, int)>();
        var conducting = new SortedSet<(int, int)>();
        for (var f = 0; f < owner.Length; f++)
        {
            var partner = bodies.Partner[f];
            if (!(bodies.ContactShare[f] > 0.0) || partner < BodyGeometry.ToolPartner(0)) continue;
            var pair = partner < 0 ? (owner[f], partner) : (Math.Min(owner[f], partner), Math.Max(owner[f], partner));
            touching.Add(pair);
            var opposite = bodies.PartnerFacet[f];
            if (IsBare(bodies, f) && (partner < 0 || (opposite >= 0 && IsBare(bodies, opposite)))) conducting.Add(pair);
        }

        return new BodyContacts([.. touching], [.. conducting]);
    }

    // As InterfaceSummary counts: a film that has begun to fail, or that never was, insulates no more.
    private static bool IsBare(BodyGeometry bodies, int facet) => bodies.FilmIntact[facet] < 1.0 || bodies.FilmThickness[facet] <= 0.0;
}
