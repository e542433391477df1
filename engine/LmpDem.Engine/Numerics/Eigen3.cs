namespace LmpDem.Engine.Numerics;

/// <summary>Eigenvalues in ascending order and orthonormal eigenvectors of a symmetric 3 x 3 tensor.</summary>
/// <param name="Low">Smallest eigenvalue.</param>
/// <param name="Middle">Middle eigenvalue.</param>
/// <param name="High">Largest eigenvalue.</param>
/// <param name="LowAxis">Unit eigenvector of <paramref name="Low"/>.</param>
/// <param name="MiddleAxis">Unit eigenvector of <paramref name="Middle"/>.</param>
/// <param name="HighAxis">Unit eigenvector of <paramref name="High"/>.</param>
public readonly record struct Eigen3(double Low, double Middle, double High, Vec3 LowAxis, Vec3 MiddleAxis, Vec3 HighAxis)
{
    /// <summary>Decomposes a tensor by cyclic Jacobi rotations, which keep the axes orthogonal for equal eigenvalues too.</summary>
    public static Eigen3 Of(Sym3 tensor)
    {
        Span<double> a =
        [
            tensor.Xx, tensor.Xy, tensor.Xz,
            tensor.Xy, tensor.Yy, tensor.Yz,
            tensor.Xz, tensor.Yz, tensor.Zz,
        ];
        Span<double> v = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        for (var sweep = 0; sweep < 30; sweep++) // converges quadratically: six sweeps reach rounding
        {
            var off = a[1] * a[1] + a[2] * a[2] + a[5] * a[5];
            var all = off + a[0] * a[0] + a[4] * a[4] + a[8] * a[8];
            if (off <= 1e-32 * all) break;
            Rotate(a, v, 0, 1);
            Rotate(a, v, 0, 2);
            Rotate(a, v, 1, 2);
        }

        Span<int> order = [0, 1, 2];
        if (a[4 * order[0]] > a[4 * order[1]]) (order[0], order[1]) = (order[1], order[0]);
        if (a[4 * order[1]] > a[4 * order[2]]) (order[1], order[2]) = (order[2], order[1]);
        if (a[4 * order[0]] > a[4 * order[1]]) (order[0], order[1]) = (order[1], order[0]);
        return new Eigen3(
            a[4 * order[0]], a[4 * order[1]], a[4 * order[2]],
            Column(v, order[0]), Column(v, order[1]), Column(v, order[2]));
    }

    private static Vec3 Column(ReadOnlySpan<double> v, int k) => new(v[k], v[3 + k], v[6 + k]);

    private static void Rotate(Span<double> a, Span<double> v, int p, int q)
    {
        var apq = a[3 * p + q];
        if (apq == 0.0) return;
        var theta = (a[4 * q] - a[4 * p]) / (2.0 * apq);
        var t = (theta >= 0.0 ? 1.0 : -1.0) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1.0));
        var c = 1.0 / Math.Sqrt(t * t + 1.0);
        var s = t * c;
        for (var k = 0; k < 3; k++)
        {
            var akp = a[3 * k + p];
            var akq = a[3 * k + q];
            a[3 * k + p] = c * akp - s * akq;
            a[3 * k + q] = s * akp + c * akq;
        }

        for (var k = 0; k < 3; k++)
        {
            var apk = a[3 * p + k];
            var aqk = a[3 * q + k];
            a[3 * p + k] = c * apk - s * aqk;
            a[3 * q + k] = s * apk + c * aqk;
        }

        for (var k = 0; k < 3; k++)
        {
            var vkp = v[3 * k + p];
            var vkq = v[3 * k + q];
            v[3 * k + p] = c * vkp - s * vkq;
            v[3 * k + q] = s * vkp + c * vkq;
        }
    }
}
