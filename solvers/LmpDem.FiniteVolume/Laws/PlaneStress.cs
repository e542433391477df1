using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// Linear elastic sheet in plane stress under Green's strain (St. Venant and Kirchhoff): the film, and each of its faces. For strains
/// below a per cent; how far the sheet turns does not matter.
/// </summary>
/// <param name="Modulus">E / (1 - nu^2) [Pa].</param>
/// <param name="PoissonRatio">Poisson's ratio.</param>
public readonly record struct PlaneStress(double Modulus, double PoissonRatio)
{
    /// <summary>The sheet of a film.</summary>
    /// <param name="film">Mechanics of the film.</param>
    /// <exception cref="ArgumentNullException">There is no film.</exception>
    public static PlaneStress Of(FilmMechanicsSpec film)
    {
        ArgumentNullException.ThrowIfNull(film);
        return new PlaneStress(film.YoungsModulus / (1.0 - film.PoissonRatio * film.PoissonRatio), film.PoissonRatio);
    }

    /// <summary>Twice the shear modulus, E / (1 + nu) [Pa].</summary>
    public double TwiceShearModulus => Modulus * (1.0 - PoissonRatio);

    /// <summary>Green's strain by the squares and the product of the columns of the deformation gradient.</summary>
    /// <param name="first">Square of the first column.</param>
    /// <param name="second">Square of the second column.</param>
    /// <param name="both">Their product.</param>
    /// <param name="e11">Strain along the first direction.</param>
    /// <param name="e22">Strain along the second.</param>
    /// <param name="e12">Shear strain, half the change of angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Strain<T>(T first, T second, T both, out T e11, out T e22, out T e12)
        where T : struct, IReal<T>
    {
        T one = T.Constant(1.0), half = T.Constant(0.5);
        e11 = half * (first - one);
        e22 = half * (second - one);
        e12 = half * both;
    }

    /// <summary>Stress of a strain.</summary>
    /// <param name="e11">Strain along the first direction.</param>
    /// <param name="e22">Strain along the second.</param>
    /// <param name="e12">Shear strain, half the change of angle.</param>
    /// <param name="s11">Stress [Pa].</param>
    /// <param name="s22">Stress along the second direction [Pa].</param>
    /// <param name="s12">Shear stress [Pa].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Stress<T>(T e11, T e22, T e12, out T s11, out T s22, out T s12)
        where T : struct, IReal<T>
    {
        T plane = T.Constant(Modulus), nu = T.Constant(PoissonRatio);
        s11 = plane * (e11 + nu * e22);
        s22 = plane * (e22 + nu * e11);
        s12 = T.Constant(TwiceShearModulus) * e12;
    }

    /// <summary>Elastic energy over the volume, from strains [J/m3].</summary>
    /// <param name="e11">Strain along the first direction.</param>
    /// <param name="e22">Strain along the second.</param>
    /// <param name="e12">Shear strain.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T EnergyDensity<T>(T e11, T e22, T e12)
        where T : struct, IReal<T>
    {
        T plane = T.Constant(Modulus), nu = T.Constant(PoissonRatio);
        return T.Constant(0.5) * plane * (e11 * (e11 + nu * e22) + e22 * (e22 + nu * e11)) + T.Constant(TwiceShearModulus) * e12 * e12;
    }

    /// <summary>Half the product of stress and strain: the elastic energy over the volume where the stress is at hand [J/m3].</summary>
    /// <param name="s11">Stress [Pa].</param>
    /// <param name="s22">Stress along the second direction [Pa].</param>
    /// <param name="s12">Shear stress [Pa].</param>
    /// <param name="e11">Strain along the first direction.</param>
    /// <param name="e22">Strain along the second.</param>
    /// <param name="e12">Shear strain.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HalfProduct<T>(T s11, T s22, T s12, T e11, T e22, T e12)
        where T : struct, IReal<T> => T.Constant(0.5) * (s11 * e11 + s22 * e22) + s12 * e12;

    /// <summary>Square of the von Mises stress with a pressure on the face [Pa2].</summary>
    /// <param name="s11">Stress in the sheet [Pa].</param>
    /// <param name="s22">Stress along the second direction [Pa].</param>
    /// <param name="s12">Shear stress [Pa].</param>
    /// <param name="pressure">Pressure through the thickness [Pa].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SquareMises<T>(T s11, T s22, T s12, T pressure)
        where T : struct, IReal<T>
    {
        T a = s11 + pressure, b = s22 + pressure; // differences from the stress through the thickness
        return a * a + b * b - a * b + T.Constant(3.0) * s12 * s12;
    }
}

/// <summary>
/// How a facet of the film breaks: once what it bears exceeds its limit, its stress dies down evenly over some steps, so that a break
/// sends no shock. Its state is 1 while intact and falls to 0.
/// </summary>
public static class FilmFracture
{
    /// <summary>Steps in which the stress of a broken facet dies down.</summary>
    public const double RampSteps = 75.0;

    /// <summary>State of a facet after a check: a whole one beyond its limit takes the first step down.</summary>
    /// <param name="intact">State before, 0 to 1.</param>
    /// <param name="reached">What it bears: stress, or the plastic strain of a film that yields.</param>
    /// <param name="limit">What it can bear, in the same unit.</param>
    /// <param name="broken">State of a facet that breaks now; 1 where none may.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Check<T>(T intact, T reached, T limit, T broken)
        where T : struct, IReal<T> =>
        T.Select(T.LessThan(intact, T.Constant(1.0)), intact, T.Select(T.LessThan(limit, reached), broken, intact));

    /// <summary>State of a facet a step later.</summary>
    /// <param name="intact">State before, 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fade<T>(T intact)
        where T : struct, IReal<T>
    {
        T one = T.Constant(1.0), less = T.Max(intact - T.Constant(1.0 / RampSteps), T.Constant(0.0));
        return T.Select(T.LessThan(intact, one), less, one);
    }
}
