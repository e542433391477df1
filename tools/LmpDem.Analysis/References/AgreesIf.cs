using LmpDem.Engine.Units;

namespace LmpDem.Analysis.References;

/// <summary>A rule that judges a statement.</summary>
public interface IRule
{
    /// <summary>The rule in words.</summary>
    /// <param name="subject">What is evaluated.</param>
    string Words(Subject subject);

    /// <summary>Whether it holds; null where the run has no such numbers.</summary>
    /// <param name="subject">What is evaluated.</param>
    bool? Holds(Subject subject);

    /// <summary>What the rule found in the run; null where the run has no such numbers, or the statement tells them.</summary>
    /// <param name="subject">What is evaluated.</param>
    string? Found(Subject subject) => null;
}

/// <summary>The rules of a statement; all that are given must hold. A further kind of rule is a class and its property here.</summary>
public sealed record AgreesIf
{
    /// <summary>Distance to the measured activation.</summary>
    [Parameter("distance of the activation to the measured points")]
    public RmsRule? Rms { get; init; }

    /// <summary>Ratio at which the activation reaches a level.</summary>
    [Parameter("ratio at which the activation reaches a level, beside the measured one")]
    public ReachesRule? Reaches { get; init; }

    /// <summary>Slope ratio.</summary>
    [Parameter("slope ratio of the activation, beside the measured one")]
    public SlopeRule? Slope { get; init; }

    /// <summary>Nearness to measured points.</summary>
    [Parameter("nearness of the activation to single measured points")]
    public NearMeasuredRule? NearMeasured { get; init; }

    /// <summary>Nearness to a value.</summary>
    [Parameter("nearness of the quantity to a value at one ratio")]
    public NearRule? Near { get; init; }

    /// <summary>Bounds at ratios.</summary>
    [Parameter("bounds of the quantity at ratios")]
    public IReadOnlyList<LevelRule> Levels { get; init; } = [];

    /// <summary>Part of another value.</summary>
    [Parameter("the quantity at one ratio as a part of that at another")]
    public PartRule? Part { get; init; }

    /// <summary>Where the curve is steepest.</summary>
    [Parameter("range in which the quantity rises most steeply")]
    public SteepestRule? Steepest { get; init; }

    /// <summary>A falling course.</summary>
    [Parameter("the quantity falls with the calendering ratio; falls: {} means from each state to the next")]
    public FallsRule? Falls { get; init; }

    /// <summary>A rising course.</summary>
    [Parameter("the quantity rises with the calendering ratio; rises: {} means from each state to the next")]
    public RisesRule? Rises { get; init; }

    /// <summary>A target that the press cannot reach.</summary>
    [Parameter("targets that the press cannot reach")]
    public OverCalenderedRule? OverCalendered { get; init; }

    /// <summary>A profile that rises with the ratio and ends level.</summary>
    [Parameter("a profile over the height that rises with the calendering ratio and is level at the end")]
    public ProfileRule? Profile { get; init; }

    /// <summary>The rules that are given.</summary>
    public IEnumerable<IRule> Rules() =>
        ((IRule?[])
        [
            Rms, Reaches, Slope, NearMeasured, Near, Levels.Count > 0 ? new LevelsRule(Levels) : null, Part, Steepest, Falls, Rises,
            OverCalendered, Profile,
        ]).OfType<IRule>();
}
