using LmpDem.Dem.Bodies;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Stepping;

/// <summary>A stepper compiled for one law; made by <see cref="DemStepper"/> and by nothing else.</summary>
internal interface IMarch : IDisposable, IKept
{
    /// <summary>Bytes of all columns.</summary>
    long Bytes { get; }

    /// <summary>Searches for neighbours so far.</summary>
    int Rebuilds { get; }

    /// <summary>Pairs in the lists that the law is evaluated for, each counted once.</summary>
    long ListedPairs { get; }

    /// <summary>Marches a number of steps.</summary>
    /// <param name="march">Settings of this run.</param>
    /// <param name="tools">Walls; advanced in place.</param>
    /// <param name="steps">Number of steps.</param>
    void Run(in Marching march, Tool[] tools, int steps);

    /// <summary>Impulse on a wall [N s] and work done by it [J] since the last call.</summary>
    (Engine.Numerics.Vec3 Impulse, double Work) TakeLoad(int tool);

    /// <summary>The present contacts and the state of rest, without advancing anything.</summary>
    (Contacts Contacts, Equilibrium Equilibrium) Survey(in Marching march, Tool[] tools);

    /// <summary>Bodies of the binder bridges; none where there are none.</summary>
    IReadOnlyList<BondPair> BondPairs { get; }

    /// <summary>Sets binder bridges, in place of earlier ones.</summary>
    void SetBonds(Bonds set);

    /// <summary>Takes up contact memory of an earlier stepper; contacts it does not name stay fresh.</summary>
    void Recall(Contacts memory);

    /// <summary>Takes up that all radii were multiplied: skins and limits scale with them.</summary>
    void ScaleLengths(double factor);

    /// <summary>Forgets the lists, so that the next run starts from the state in order of ids.</summary>
    void Invalidate();
}
