using System.Globalization;
using System.Text.Json;

namespace LmpDem.Tests.Analysis.Report;

/// <summary>The folder of a finished run, written by hand: what each file holds is known.</summary>
internal sealed class SampleRun : IDisposable
{
    public static readonly double[] Ratios = [0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4];

    public static readonly double[] Measured = [0.0, 0.0, 0.06, 0.11, 0.22, 0.56, 0.93];

    public SampleRun(string state = "done", int seed = 1, string scenario = "", double shift = 0.0)
    {
        Root = Directory.CreateTempSubdirectory("lmpdem-report-").FullName;
        Write("status.json", JsonSerializer.Serialize(new { state, written = 7, asked = 9, seed }));
        Write("summary.json", JsonSerializer.Serialize(new
        {
            name = "sample",
            version = "0.1.0",
            commit = "abc",
            scenario_hash = "0123456789abcdef",
            seed,
            threads = 2,
            machine = "bench",
            started = "2026-01-22T10:00:00Z",
            wall_seconds = 12.5,
            packing = new
            {
                particles = 40,
                thickness_asked = 84e-6,
                thickness = 84.2e-6,
                solids_asked = 0.57,
                solids = 0.568,
                areal_capacity = 9.9
            },
        }));
        Write("scenario.resolved.yaml", scenario.Length > 0 ? scenario
            : $"name: \"sample <&>\"\nseed: {seed}\nelectrode:\n  thickness: 84 um\n  film:\n    thickness: 100 nm\npress:\n  ratios: [0, "
                + $"0.1]\n  max_unbalanced: 0.01\nfilm:\n  strength: 300 MPa\ncompact:\n  max_unbalanced: 0.01\ntransport:\n  criterion: "
                + $"film_theory\n  criteria:\n    psi_local: 0.215\n    psi_foil: 0.068\n    psi_bodies: 0.088\n    contact_size: 0.46\n");
        Table("summary.csv", "ratio_asked,ratio_reached,thickness_um,solids,coordination,load_MPa,activation_overlap_law,over_calendered",
            Ratios.Select(
                (r, k) => new double?[] { r, r + (k == 0 ? 0.0002 : 0), 84 * (1 - r), 0.57 / (1 - r), 4 + 10 * r, 5 * r, Measured[k]
                + shift, 0 })
                .Append([0.45, 0.42, 48.7, 0.98, 9, 4, 1, 1]));
    }

    public string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Root, name), text);

    public void Table(string name, string header, IEnumerable<double?[]> rows) => Write(name, header + "\n" + string.Concat(
        rows.Select(r => string.Join(',', r.Select(v => v?.ToString("R", CultureInfo.InvariantCulture) ?? "")) + "\n")));

    /// <summary>Networks whose activation is the measured one plus a shift, and whose other columns go straight with the ratio.</summary>
    public SampleRun WithNetworks(double shift = 0.05)
    {
        Table("networks.csv",
            "state,ratio_asked,ratio_reached,activation_fracture,activation_film_theory,activation_reachable,"
            + "giant_share,conductivity_S_m,metallic_junctions_per_body,"
            + "path_tortuosity,porosity,porosity_open,percolating_share,tortuosity_z,tortuosity_xy,"
            + "diffusivity_z,diffusivity_x,diffusivity_y,pore_size_p50_um,chord_z_um,area_ionic_reachable,"
            + "plated_on_cu,uncovered_cu,capacity_mAh_cm2,strip_capacity_mAh_cm2",
            Ratios.Select((r, k) => new double?[]
            {
                k, r, r, Math.Min(1, 5 * r), Measured[k] + shift, Measured[k], 0.1 + 2 * r, 1e5 * r, 3 * r, 2 - r, 0.43 - r, 0.42 - r,
                    1 - r, 1.7 + r, 1.6 + r, 0.25 - 0.5 * r,
                0.26 - 0.5 * r, 0.26 - 0.5 * r, 9 - r, 12 - r, 3 * r, 1 - Measured[k] / 1.5, Measured[k], 9.9 * Measured[k],
                    9 * Measured[k],
            }));
        return this;
    }

    /// <summary>A table of a line per ratio over ten steps.</summary>
    public SampleRun WithProfile(string name, string x, string y)
    {
        Table(name, $"ratio_reached,{x},{y}",
            Ratios.SelectMany((r, k) => Enumerable.Range(0, 10).Select(s => new double?[] { r, 5.0 * s, Math.Min(1, Measured[k]) })));
        return this;
    }

    public SampleRun WithBodies(double unbalanced = 0.001, double energyError = -0.003)
    {
        Table("compaction.csv", "state,calendering_ratio,load_Pa,unbalanced,energy_error,opened_share",
            Ratios.Select((r, k) => new double?[] { k, r, 5e6 * r, unbalanced, energyError, 0.2 * r }));
        Table("summary.csv",
            "ratio_asked,ratio_reached,thickness_um,solids,load_MPa,activation_fracture,film_intact,area_li_cu,area_li_li,area_ionic,"
            + "vms_li_p50_MPa,vms_interface_p95_MPa,vms_bottom_top,over_calendered,"
            + "open_li_cu,open_ionic,film_at_strength,film_at_strength_bottom_top",
            Ratios.Select(
                r => new double?[] { r, r, 84 * (1 - r), 0.57 / (1 - r), 5 * r, r, 1 - 2.3 * r, r * r * r * r, r, r, 0.9, 1, 1
                + r, 0, r * r * r * r, r, r * r, 1 + r }));
        return this;
    }
}
