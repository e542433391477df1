using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Boundaries;

/// <summary>A deformable foil under the bodies and their contact with it.</summary>
internal sealed class FoilBoundary : IDisposable, IKept
{
    private readonly double coefficient;
    private readonly FoilContact[] touches; // by bundle
    private bool moves;

    /// <summary>Makes a foil at rest, its upper face at z = 0; its cells are as large as the facets of the bodies.</summary>
    /// <param name="bodies">Bodies.</param>
    /// <param name="box">Region, periodic along x and y.</param>
    /// <param name="thickness">Thickness [m].</param>
    /// <param name="material">Material.</param>
    /// <param name="friction">Friction coefficient.</param>
    public FoilBoundary(BodySet bodies, Box box, double thickness, PlasticMaterial material, double friction)
    {
        coefficient = friction;
        Material = material;
        Slab = new FoilSlab(box, thickness, bodies.Bundles.Average(b => b.LaneValue(LaneRow.FacetSize, 0)), material);
        touches = [.. bodies.Bundles.Select(b => new FoilContact(b))];
    }

    /// <summary>The foil itself.</summary>
    public FoilSlab Slab { get; }

    /// <summary>Material of the foil.</summary>
    public PlasticMaterial Material { get; }

    /// <summary>Energy of the springs between bodies and foil in the last step [J].</summary>
    public double StoredEnergy => touches.Sum(t => t.StoredEnergy);

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        book.Value("moves", ref moves);
        Slab.Bundle.Exchange(book);
        foreach (var touch in touches) touch.Exchange(book);
    }

    /// <summary>Moves the foil by the forces of the step before, in the order of bundles; nobody else may read it meanwhile.</summary>
    public void Step()
    {
        if (moves)
        {
            foreach (var touch in touches) touch.PressOn(Slab);
            Slab.Move();
        }

        moves = true;
        Slab.UpdateZones();
    }

    /// <summary>Lists the nodes of a bundle that are near the foil.</summary>
    /// <param name="bundle">Index of the bundle.</param>
    public void Search(int bundle) => touches[bundle].Search(top: 0.0);

    /// <summary>Adds the foil's forces to the nodes of a bundle.</summary>
    /// <param name="bundle">Index of the bundle.</param>
    /// <param name="survey">Whether magnitudes are added to the applied forces.</param>
    public void Evaluate(int bundle, bool survey) => touches[bundle].Evaluate(Slab, coefficient, survey);

    /// <summary>Takes the sums over steps, bundle by bundle: force of the foil on the bodies, and work of friction.</summary>
    public IEnumerable<(Vec3 Force, double Friction)> TakeLoads() => touches.Select(t => t.TakeLoad());

    /// <inheritdoc/>
    public void Dispose()
    {
        Slab.Dispose();
        foreach (var touch in touches) touch.Dispose();
    }
}
