using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Press;

namespace LmpDem.Tests.Engine.Press;

/// <summary>
/// A layer whose answer is known: plastic in closing, its pressure rising with the square of the ratio, elastic in opening.
/// </summary>
internal sealed class SpringLayer : ILayer<PressPoint>
{
    private const double Modulus = 1e7;

    public double StartThickness => 1e-4;

    public double Gap { get; private set; } = 1e-4;

    public double Smallest { get; private set; } = 1e-4;

    // Loaded 10 MPa x ratio squared, unloaded along a line of 10 MPa per unit of height.
    public double Pressure
    {
        get
        {
            var ratio = 1.0 - Smallest / StartThickness;
            return Math.Max(Modulus * ratio * ratio - Modulus * (Gap / Smallest - 1.0), 0.0) * (IsStuck ? 0.5 : 1.0);
        }
    }

    public double SolidsFraction => 0.5 * StartThickness / Gap;

    public double BlockTime => 1.0;

    public long Steps { get; private set; }

    public double StiffnessScale => 0.1;

    public bool IsReady => Gap < ReadyGap;

    public double ReadyGap { get; init; }

    public bool IsAtRest { get; init; } = true;

    /// <summary>Whether the pressure never comes to what is asked for, as half of it is lost.</summary>
    public bool IsStuck { get; init; }

    public PressPace Pace { get; set; } = new(0.1, 0, 0.0, 0.0);

    public PressPath Path { get; } = new();

    public List<Stroke> Strokes { get; } = [];

    public int Holds { get; private set; }

    public void Exchange(StateBook book)
    {
        Gap = book.Value("gap", Gap);
        Smallest = book.Value("smallest", Smallest);
        Steps = book.Value("steps", Steps);
        Pace = book.Value("pace", Pace);
        Path.Exchange(book);
    }

    public double GapAt(double solidsFraction) => 0.5 * StartThickness / solidsFraction;

    public double Speed(double left, double slowing)
    {
        Pace = Pace with { Factor = Math.Min(1.1 * Pace.Factor, 1.0), Blocks = Pace.Blocks + 1 };
        return 1e-7 * Pace.Factor * slowing;
    }

    public double ServoSpeed(double error) => Speed(Gap, 1.0) * Math.Clamp(error, -1.0, 1.0);

    public void Advance(Stroke stroke)
    {
        Gap -= stroke.Speed;
        Smallest = Math.Min(Smallest, Gap);
        Steps++;
        Strokes.Add(stroke);
        if (stroke.Speed > 0.0) Path.Add(Gap, Pressure);
    }

    public void Hold(Action tick) => Holds++;

    public void BeginOpening()
    {
    }

    public double OpeningSpeed() => 1e-9;

    public void Release(Action tick) => Gap = 1.5 * StartThickness;

    public PressPoint Capture(PressPoint point) => point;

    /// <summary>Puts the layer where another is, as reading it from a file would.</summary>
    public void CopyFrom(SpringLayer other)
    {
        (Gap, Smallest, Steps, Pace) = (other.Gap, other.Smallest, other.Steps, other.Pace);
        foreach (var (gap, pressure) in other.Path.Points) Path.Add(gap, pressure);
    }
}
