namespace LmpDem.Engine.Press;

/// <summary>
/// Motion of a flat press over a block of steps; speeds are per unit of the layer's time, see <see cref="ILayer.BlockTime"/>.
/// </summary>
/// <param name="Speed">Closing speed, negative to open.</param>
/// <param name="Shear">Speed of the press's surface along the web.</param>
/// <param name="IsNear">Whether the block lies near the target: its rate counts for the state to come.</param>
public readonly record struct Stroke(double Speed, double Shear, bool IsNear);
