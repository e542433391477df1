using System.Globalization;
using System.Runtime.Intrinsics;
using LmpDem.Dem.Bodies;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>A stepper compiled for one law; made by <see cref="DemStepper"/> and by nothing else.</summary>
internal interface IStepKernel : IDisposable, IKept
{
    /// <summary>Bytes of all columns.</summary>
    long Bytes { get; }

    /// <summary>Searches for neighbours so far.</summary>
    int Rebuilds { get; }

    /// <summary>Pairs in the lists that the law is evaluated for, each counted once.</summary>
    long ListedPairs { get; }

    /// <summary>Advances a number of steps.</summary>
    /// <param name="settings">Settings of this run.</param>
    /// <param name="walls">Walls; advanced in place.</param>
    /// <param name="steps">Number of steps.</param>
    void Run(in StepSettings settings, Wall[] walls, int steps);

    /// <summary>Impulse on a wall [N s] and work done by it [J] since the last call.</summary>
    (Engine.Numerics.Vec3 Impulse, double Work) TakeLoad(int wall);

    /// <summary>The present contacts and the state of rest, without advancing anything.</summary>
    (Contacts Contacts, Equilibrium Equilibrium) Survey(in StepSettings settings, Wall[] walls);

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

/// <summary>Settings that may change between runs without a new stepper.</summary>
/// <param name="TimeStep">Time step [s].</param>
/// <param name="Gravity">Acceleration of every particle [m/s2].</param>
/// <param name="LocalDamping">Local damping coefficient.</param>
/// <param name="ViscousDamping">Viscous damping rate [1/s].</param>
/// <param name="Friction">Coulomb coefficient between particles.</param>
/// <param name="WallFriction">Coulomb coefficient at the first wall, the foil.</param>
/// <param name="PressFriction">Coulomb coefficient at the other walls.</param>
/// <param name="RollingFriction">Rolling resistance coefficient.</param>
/// <param name="FollowRotations">Whether rotation vectors are integrated.</param>
internal readonly record struct StepSettings(
    double TimeStep, Vec3 Gravity, double LocalDamping, double ViscousDamping, double Friction, double WallFriction, double PressFriction,
    double RollingFriction, bool FollowRotations)
{
    /// <summary>Coulomb coefficient at a wall.</summary>
    public double FrictionAt(int wall) => wall == 0 ? WallFriction : PressFriction;

    /// <summary>Whether forces other than contact forces act on the particles.</summary>
    public bool IsPlain => !FollowRotations && Gravity == Vec3.Zero && LocalDamping == 0.0 && ViscousDamping == 0.0;
}

/// <summary>Data shared by the kernels of a step: box, time step, coefficients.</summary>
internal readonly struct StepConstants(Box box, double dt, double friction, double rolling)
{
    public readonly Vector512<double> LengthX = Vector512.Create(box.Length.X);
    public readonly Vector512<double> LengthY = Vector512.Create(box.Length.Y);
    public readonly Vector512<double> LengthZ = Vector512.Create(box.Length.Z);
    public readonly Vector512<double> InverseX = Vector512.Create(box.PeriodicX ? 1.0 / box.Length.X : 0.0);
    public readonly Vector512<double> InverseY = Vector512.Create(box.PeriodicY ? 1.0 / box.Length.Y : 0.0);
    public readonly Vector512<double> InverseZ = Vector512.Create(box.PeriodicZ ? 1.0 / box.Length.Z : 0.0);
    public readonly double TimeStep = dt;
    public readonly double Friction = friction;
    public readonly double Rolling = rolling;
}

/// <summary>How close a packing is to rest, and the state of its contacts.</summary>
/// <param name="UnbalancedRatio">Mean net force on a particle over the mean contact force.</param>
/// <param name="MeanContactForce">Mean magnitude of the contact forces [N].</param>
/// <param name="MeanOverlapFraction">Mean overlap of the contacts over the smaller radius.</param>
/// <param name="MaxOverlapFraction">Largest overlap over the smaller radius.</param>
/// <param name="KineticEnergy">Kinetic energy, translation and rotation [J].</param>
/// <param name="ElasticEnergy">Recoverable energy of the contacts' normal and tangential springs [J].</param>
/// <param name="MeanCoordination">Mean number of contacts per particle, walls included once.</param>
public readonly record struct Equilibrium(
    double UnbalancedRatio,
    double MeanContactForce,
    double MeanOverlapFraction,
    double MaxOverlapFraction,
    double KineticEnergy,
    double ElasticEnergy,
    double MeanCoordination);

/// <summary>A run diverged beyond what its time step can resolve. What was written before stays valid.</summary>
public sealed class DivergedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">Step at which it was seen.</param>
    /// <param name="particle">Id of the particle.</param>
    /// <param name="quantity">What was out of bounds, with its unit.</param>
    /// <param name="value">The value.</param>
    public DivergedException(long step, int particle, string quantity, double value)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"the run diverged at step {step}: particle {particle}, {quantity} = {value:g6}; take a smaller time step or a slower press"))
    {
        Step = step;
        Particle = particle;
        Quantity = quantity;
        Value = value;
    }

    /// <summary>Step at which it was seen.</summary>
    public long Step { get; }

    /// <summary>Id of the particle.</summary>
    public int Particle { get; }

    /// <summary>What was out of bounds, with its unit.</summary>
    public string Quantity { get; }

    /// <summary>The value.</summary>
    public double Value { get; }
}
