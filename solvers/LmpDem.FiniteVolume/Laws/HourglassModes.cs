using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// Elasticity of a zone's hourglass modes (Flanagan and Belytschko 1981, doi 10.1002/nme.1620170504), the bending that its one stress does
/// not see: a mode that moves at kappa gains the force beta a_k G h kappa with a_k = 3 c_k^2, turned
/// with the zone, and stands in the squared
/// equivalent stress with |Q_k|^2 / (beta c_k^2 h^4). With beta = 1 that is the mean square of the Mises stress that the modes' linear
/// strains add in a trilinear cube.
/// </summary>
/// <param name="Weight">Weight beta of the modes.</param>
/// <param name="ShearModulus">Shear modulus [Pa].</param>
public readonly record struct HourglassModes(double Weight, double ShearModulus)
{
    // c_k^2: a mode of a cube of edge h that moves at kappa has the mean squared equivalent strain rate c_k^2 kappa^2 / h^2. By hand,
    // with strains kappa zeta / 4h and alike: eta zeta has 1/72 along xi and 7/432 along eta and zeta, the mean of the three is
    // 5/324; xi eta zeta has 5/648 along each.
    private const double Twofold = 5.0 / 324.0;   // eta zeta, xi zeta, xi eta
    private const double Threefold = 5.0 / 648.0; // xi eta zeta

    /// <summary>Stiffness a_k of a mode over weight, shear modulus and zone size.</summary>
    /// <param name="mode">Mode, 0 to 3: eta zeta, xi zeta, xi eta, xi eta zeta.</param>
    public static double Stiffness(int mode) => 3.0 * MeanSquare(mode);

    /// <summary>Contribution of a zone's hourglass forces to its squared equivalent stress [Pa2].</summary>
    /// <param name="force">Component of the forces, 0 to 11: x, y, z of each mode [N].</param>
    /// <param name="size">Size of the zone [m].</param>
    /// <param name="weight">Weight beta of the modes.</param>
    /// <exception cref="ArgumentNullException">There is no force.</exception>
    public static double SquareBending(Func<int, double> force, double size, double weight)
    {
        ArgumentNullException.ThrowIfNull(force);
        var sum = 0.0;
        for (var k = 0; k < 12; k++)
        {
            var q = force(k);
            sum += q * q / (weight * MeanSquare(k / 3));
        }

        return sum / (size * size * size * size);
    }

    /// <summary>Turns the force of a mode with the zone and adds its elastic trial.</summary>
    /// <param name="mode">Mode, 0 to 3.</param>
    /// <param name="size">Size of the zone [m].</param>
    /// <param name="w12">Spin of a step, xy.</param>
    /// <param name="w13">Spin, xz.</param>
    /// <param name="w23">Spin, yz.</param>
    /// <param name="rateX">Generalised velocity of the mode [m/step].</param>
    /// <param name="rateY">Velocity, y [m/step].</param>
    /// <param name="rateZ">Velocity, z [m/step].</param>
    /// <param name="x">Force; updated [N].</param>
    /// <param name="y">Force, y [N].</param>
    /// <param name="z">Force, z [N].</param>
    /// <param name="square">Takes what the force adds to the squared equivalent stress, times the fourth power of the size [N2].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Try<T>(int mode, T size, T w12, T w13, T w23, T rateX, T rateY, T rateZ, ref T x, ref T y, ref T z, ref T square)
        where T : struct, IReal<T>
    {
        var c = MeanSquare(mode);
        var stiffness = T.Constant(Weight * 3.0 * c * ShearModulus) * size;
        T oldX = x, oldY = y, oldZ = z;
        x = oldX + w12 * oldY + w13 * oldZ + stiffness * rateX;
        y = oldY - w12 * oldX + w23 * oldZ + stiffness * rateY;
        z = oldZ - w13 * oldX - w23 * oldY + stiffness * rateZ;
        square = T.MultiplyAdd(T.Constant(1.0 / (Weight * c)), T.MultiplyAdd(x, x, T.MultiplyAdd(y, y, z * z)), square);
    }

    private static double MeanSquare(int mode) => mode < 3 ? Twofold : Threefold;
}
