namespace LmpDem.Engine.Press;

/// <summary>Quantity controlled by a platen.</summary>
public enum PlatenControl
{
    /// <summary>Constant closing rate to each target ratio.</summary>
    Rate,

    /// <summary>Servo on the measured pressure, to each target pressure.</summary>
    Load,
}
