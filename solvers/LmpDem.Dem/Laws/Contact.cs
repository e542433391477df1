using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Force and torque of one contact (or of eight): the law's normal force, tangential history with Coulomb's limit
/// (Cundall and Strack 1979; the spring is kept in the tangent plane and shortened when it slides), and rolling
/// resistance. The lever arm divides the distance of the centres in proportion to the radii, which keeps angular momentum.
/// </summary>
internal static class Contact
{
    private const double Tiny = 1e-200;

    /// <summary>
    /// Evaluates and advances a contact. Vectors come as components because a struct of vectors is not kept in registers.
    /// </summary>
    /// <param name="law">Normal law.</param>
    /// <param name="dt">Time step; 0 evaluates without advancing history [s].</param>
    /// <param name="friction">Coulomb coefficient.</param>
    /// <param name="atWall">Whether the second body is a wall; the same for all lanes, and a constant of the caller.</param>
    /// <param name="sumRadius">Sum of the radii; the radius at a wall [m].</param>
    /// <param name="distance">Distance of the centres; of the centre from the surface at a wall [m].</param>
    /// <param name="pair">What the law keeps of the pair.</param>
    /// <param name="nx">Unit normal from the second to the first body.</param>
    /// <param name="ny">Unit normal, y.</param>
    /// <param name="nz">Unit normal, z.</param>
    /// <param name="vx">Velocity of the first relative to the second [m/s].</param>
    /// <param name="vy">Relative velocity, y [m/s].</param>
    /// <param name="vz">Relative velocity, z [m/s].</param>
    /// <param name="sx">Sum of radius times angular velocity of both [m/s].</param>
    /// <param name="sy">Sum of surface spins, y [m/s].</param>
    /// <param name="sz">Sum of surface spins, z [m/s].</param>
    /// <param name="hx">Tangential spring [m].</param>
    /// <param name="hy">Tangential spring, y [m].</param>
    /// <param name="hz">Tangential spring, z [m].</param>
    /// <param name="largest">Largest overlap so far [m].</param>
    /// <param name="fx">Force on the first body [N].</param>
    /// <param name="fy">Force, y [N].</param>
    /// <param name="fz">Force, z [N].</param>
    /// <param name="tx">Torque over radius, the same for both bodies [N].</param>
    /// <param name="ty">Torque over radius, y [N].</param>
    /// <param name="tz">Torque over radius, z [N].</param>
    /// <param name="pressing">Force that friction scales with [N].</param>
    /// <param name="stiffness">Tangential stiffness [N/m].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Evaluate<TLaw, T>(
        in TLaw law, bool atWall, T dt, T friction, T sumRadius, T distance, in PairConstants<T> pair,
        T nx, T ny, T nz, T vx, T vy, T vz, T sx, T sy, T sz,
        ref T hx, ref T hy, ref T hz, ref T largest,
        out T fx, out T fy, out T fz, out T tx, out T ty, out T tz, out T pressing, out T stiffness)
        where TLaw : struct, INormalLaw
        where T : struct, IReal<T>
    {
        var tiny = T.Constant(Tiny);
        var gap = sumRadius - distance;
        var overlap = T.Max(gap, tiny);
        var touching = T.LessThan(T.Constant(0.0), gap);
        var arm = T.Constant(1.0) - overlap / sumRadius;

        var separation = T.MultiplyAdd(vx, nx, T.MultiplyAdd(vy, ny, vz * nz));
        law.Evaluate(
            atWall, gap, overlap, sumRadius, separation, pair, ref largest,
            out var fn, out pressing, out stiffness, out var damping, out var relaxation);
        if (!TLaw.ActsAcrossGap) fn = T.Where(touching, fn);

        // Velocity of the surfaces against each other in the tangent plane: v - (v.n) n - arm s x n.
        var ux = T.SubtractProduct(separation, nx, T.SubtractProduct(arm, T.MultiplyAdd(sy, nz, -(sz * ny)), vx));
        var uy = T.SubtractProduct(separation, ny, T.SubtractProduct(arm, T.MultiplyAdd(sz, nx, -(sx * nz)), vy));
        var uz = T.SubtractProduct(separation, nz, T.SubtractProduct(arm, T.MultiplyAdd(sx, ny, -(sy * nx)), vz));

        var along = T.MultiplyAdd(hx, nx, T.MultiplyAdd(hy, ny, hz * nz));
        var qx = T.MultiplyAdd(ux, dt, T.SubtractProduct(along, nx, hx));
        var qy = T.MultiplyAdd(uy, dt, T.SubtractProduct(along, ny, hy));
        var qz = T.MultiplyAdd(uz, dt, T.SubtractProduct(along, nz, hz));
        var ax = T.MultiplyAdd(stiffness, qx, damping * ux); // minus the trial force
        var ay = T.MultiplyAdd(stiffness, qy, damping * uy);
        var az = T.MultiplyAdd(stiffness, qz, damping * uz);
        var squared = T.Max(T.MultiplyAdd(ax, ax, T.MultiplyAdd(ay, ay, az * az)), tiny);
        var ratio = T.Where(touching, T.Min(T.Constant(1.0), T.Abs(pressing) * friction / T.Sqrt(squared)));

        // The spring that gives the limited force: unchanged where it sticks, Coulomb's where it slides.
        var slide = relaxation * (ratio - T.Constant(1.0));
        hx = T.Where(touching, T.MultiplyAdd(qx, ratio, slide * ux));
        hy = T.Where(touching, T.MultiplyAdd(qy, ratio, slide * uy));
        hz = T.Where(touching, T.MultiplyAdd(qz, ratio, slide * uz));
        if (TLaw.RemembersOverlap) largest = T.Where(touching, largest);

        ax *= ratio;
        ay *= ratio;
        az *= ratio;
        fx = T.MultiplyAdd(fn, nx, -ax);
        fy = T.MultiplyAdd(fn, ny, -ay);
        fz = T.MultiplyAdd(fn, nz, -az);
        tx = arm * T.MultiplyAdd(ny, az, -(nz * ay));
        ty = arm * T.MultiplyAdd(nz, ax, -(nx * az));
        tz = arm * T.MultiplyAdd(nx, ay, -(ny * ax));
    }

    /// <summary>
    /// Rolling resistance: an elastic-plastic spring on the rolling displacement (model C of Ai et al. 2011,
    /// doi 10.1016/j.powtec.2010.09.030, without its dashpot), limited to coefficient times the pressing force.
    /// </summary>
    /// <param name="dt">Time step [s].</param>
    /// <param name="coefficient">Rolling resistance coefficient.</param>
    /// <param name="pressing">Force that it scales with [N].</param>
    /// <param name="stiffness">Rolling stiffness, taken as the tangential one [N/m].</param>
    /// <param name="touching">Overlap, positive where bodies touch [m].</param>
    /// <param name="nx">Unit normal.</param>
    /// <param name="ny">Unit normal, y.</param>
    /// <param name="nz">Unit normal, z.</param>
    /// <param name="wx">Reduced radius times relative angular velocity [m/s].</param>
    /// <param name="wy">Rolling velocity, y [m/s].</param>
    /// <param name="wz">Rolling velocity, z [m/s].</param>
    /// <param name="gx">Rolling spring [m].</param>
    /// <param name="gy">Rolling spring, y [m].</param>
    /// <param name="gz">Rolling spring, z [m].</param>
    /// <param name="mx">Moment on the first body over the reduced radius [N].</param>
    /// <param name="my">Moment, y [N].</param>
    /// <param name="mz">Moment, z [N].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Roll<T>(
        T dt, T coefficient, T pressing, T stiffness, T touching, T nx, T ny, T nz, T wx, T wy, T wz,
        ref T gx, ref T gy, ref T gz, out T mx, out T my, out T mz)
        where T : struct, IReal<T>
    {
        var mask = T.LessThan(T.Constant(0.0), touching);
        var spin = T.MultiplyAdd(wx, nx, T.MultiplyAdd(wy, ny, wz * nz)); // twist about the normal is free
        var along = T.MultiplyAdd(gx, nx, T.MultiplyAdd(gy, ny, gz * nz));
        gx = T.MultiplyAdd(T.SubtractProduct(spin, nx, wx), dt, T.SubtractProduct(along, nx, gx));
        gy = T.MultiplyAdd(T.SubtractProduct(spin, ny, wy), dt, T.SubtractProduct(along, ny, gy));
        gz = T.MultiplyAdd(T.SubtractProduct(spin, nz, wz), dt, T.SubtractProduct(along, nz, gz));
        var trial = stiffness * T.Sqrt(T.Max(T.MultiplyAdd(gx, gx, T.MultiplyAdd(gy, gy, gz * gz)), T.Constant(Tiny)));
        var ratio = T.Where(mask, T.Min(T.Constant(1.0), T.Abs(pressing) * coefficient / T.Max(trial, T.Constant(Tiny))));
        gx = T.Where(mask, gx * ratio);
        gy = T.Where(mask, gy * ratio);
        gz = T.Where(mask, gz * ratio);
        mx = T.Where(mask, -(stiffness * gx));
        my = T.Where(mask, -(stiffness * gy));
        mz = T.Where(mask, -(stiffness * gz));
    }
}
