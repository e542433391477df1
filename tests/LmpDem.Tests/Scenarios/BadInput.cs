namespace LmpDem.Tests.Scenarios;

/// <summary>A bad scenario: what is changed in a good one, and the one error it must give.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Old">Text of the good scenario that is replaced; empty: the whole of it.</param>
/// <param name="New">What stands there instead.</param>
/// <param name="Place">"line:column" of the error.</param>
/// <param name="Key">Key path of the error.</param>
/// <param name="Piece">A piece of the message.</param>
public sealed record BadInput(string Name, string Old, string New, string Place, string Key, string Piece)
{
    public const string Good = """
        name: good
        seed: 7
        electrode:
          thickness: 84 um
          solids_fraction: 0.57
          lateral_x: 100 um
          lateral_y: 100 um
          size_distribution:
            kind: log_normal
            weighting: volume
            d50: 20 um
            sigma_g: 1.35
            cut_min: 10 um
            cut_max: 40 um
          film: { thickness: 100 nm, sigma: 0.25 }
        material:
          yield_strength: 1 MPa
          stiffness_scale: 0.03
        contact:
          law: plastic_dense
          friction: 0.3
        press:
          mode: nip_cell
          ratios: [0, 10 %, 0.2]
          roll_radius: 125 mm
        """;

    public override string ToString() => Name;

    public string Text => Old.Length == 0 ? New
        : Good.Contains(Old, StringComparison.Ordinal) ? Good.Replace(Old, New, StringComparison.Ordinal)
        : throw new ArgumentException($"\"{Old}\" does not stand in the good scenario");

    public static IEnumerable<BadInput> All =>
    [
        // Numbers and units
        new("bare number", "thickness: 84 um", "thickness: 84", "4:14", "electrode.thickness", "write for example \"84 um\""),
        new("unknown unit", "thickness: 84 um", "thickness: 84 microns", "4:14", "electrode.thickness", "unknown unit \"microns\""),
        new("wrong dimension", "thickness: 84 um", "thickness: 84 MPa", "4:14", "electrode.thickness", "\"84 MPa\", a pressure, was found"),
        new("units listed", "yield_strength: 1 MPa", "yield_strength: 1", "17:19", "material.yield_strength",
            "allowed units: Pa, kPa, MPa, GPa, bar; range 0.001 MPa to 10000 MPa"),
        new("unit without number", "d50: 20 um", "d50: um", "11:10", "electrode.size_distribution.d50", "does not start with a number"),
        new("comma for point", "d50: 20 um", "d50: 20,5 um", "11:10", "electrode.size_distribution.d50", "write a decimal point"),
        new("words for number", "friction: 0.3", "friction: high", "21:13", "contact.friction", "expected a number (range 0 to 2)"),
        new("unit on pure number", "friction: 0.3", "friction: 0.3 um", "21:13", "contact.friction", "a length, was found"),
        new("negative length", "thickness: 84 um", "thickness: -84 um", "4:14", "electrode.thickness", "out of range"),
        new("zero length", "lateral_x: 100 um", "lateral_x: 0 um", "6:14", "electrode.lateral_x", "range 1 um to"),
        new("NaN", "friction: 0.3", "friction: .nan", "21:13", "contact.friction", "not finite"),
        new("NaN with unit", "thickness: 84 um", "thickness: NaN um", "4:14", "electrode.thickness", "not finite"),
        new("infinite", "thickness: 84 um", "thickness: .inf", "4:14", "electrode.thickness", "not finite"),
        new("overflow", "thickness: 84 um", "thickness: 1e400 um", "4:14", "electrode.thickness", "not finite"),
        new("beyond range", "friction: 0.3", "friction: 3", "21:13", "contact.friction", "range 0 to 2"),
        new("wrong prefix", "roll_radius: 125 mm", "roll_radius: 125 km", "25:16", "press.roll_radius", "out of range"),
        new("seed with fraction", "seed: 7", "seed: 7.5", "2:7", "seed", "expected a whole number"),
        new("seed negative", "seed: 7", "seed: -7", "2:7", "seed", "out of range"),
        new("seed too large", "seed: 7", "seed: 99999999999999999999999", "2:7", "seed", "out of range"),

        // Types
        new("switch as word", "name: good", "output: { figures: maybe }", "1:20", "output.figures", "expected true or false"),
        new("unknown choice", "law: plastic_dense", "law: plastic_dnse", "20:8", "contact.law", "did you mean \"plastic_dense\"?"),
        new("foreign choice", "mode: nip_cell", "mode: hammer", "23:9", "press.mode", "expected one of nip_cell, platen, roll"),
        new("scalar for list", "ratios: [0, 10 %, 0.2]", "ratios: 10 %", "24:11", "press.ratios", "expected a list"),
        new("list for scalar", "thickness: 84 um", "thickness: [84 um]", "4:14", "electrode.thickness", "a list was found"),
        new("mapping for scalar", "thickness: 84 um", "thickness: { value: 84 um }", "4:14", "electrode.thickness", "a mapping was found"),
        new("scalar for section", "film: { thickness: 100 nm, sigma: 0.25 }", "film: 100 nm", "15:9", "electrode.film",
            "expected a mapping with the keys thickness, sigma"),
        new("bad item of list", "[0, 10 %, 0.2]", "[0, ten, 0.2]", "24:15", "press.ratios[1]", "does not start with a number"),
        new("no value", "thickness: 84 um", "thickness:", "4:13", "electrode.thickness", "no value is given"),
        new("empty section", "film: { thickness: 100 nm, sigma: 0.25 }", "film:", "15:8", "electrode.film", "no value is given"),

        // Keys
        new("misspelt key", "thickness: 84 um", "thicknes: 84 um", "4:3", "electrode.thicknes", "did you mean \"thickness\"?"),
        new("misspelt section", "electrode:", "elektrode:", "3:1", "elektrode", "did you mean \"electrode\"?"),
        new("key of another section", "yield_strength: 1 MPa", "roll_radius: 125 mm", "17:3", "material.roll_radius",
            "did you mean \"press.roll_radius\"?"),
        new("foreign key", "name: good", "temperature_of_the_room: 25", "1:1", "temperature_of_the_room",
            "keys of this section: name, seed, seeds, electrode"),
        new("duplicate key", "seed: 7", "name: again", "2:1", "name", "stands twice (first in line 1)"),
        new("duplicate inner key", "  friction: 0.3", "  law: plastic", "21:3", "contact.law", "stands twice (first in line 20)"),
        new("weighting missing", "    weighting: volume\n", "", "9:5", "electrode.size_distribution.weighting",
            "must be named: number or volume"),

        // Relations
        new("impossible solids", "solids_fraction: 0.57", "solids_fraction: 0.8", "5:20", "electrode.solids_fraction", "impossible"),
        new("solids beyond one", "solids_fraction: 0.57", "solids_fraction: 1.2", "5:20", "electrode.solids_fraction", "out of range"),
        new("solids and capacity", "solids_fraction: 0.57", "solids_fraction: 0.57\n  areal_capacity: 9 mAh/cm2", "5:20",
            "electrode.solids_fraction", "exactly one of"),
        new("neither solids nor capacity", "  solids_fraction: 0.57\n", "", "4:3", "electrode.solids_fraction", "exactly one of"),
        new("impossible capacity", "solids_fraction: 0.57", "areal_capacity: 14 mAh/cm2", "5:19", "electrode.areal_capacity",
            "a solids fraction of 0.80"),
        new("too narrow", "lateral_y: 100 um", "lateral_y: 70 um", "7:14", "electrode.lateral_y",
            "at least two of the largest particles, 80 um"),
        new("too thin", "thickness: 84 um", "thickness: 30 um", "4:14", "electrode.thickness", "cannot hold particles of 40 um"),
        new("cuts swapped", "cut_min: 10 um", "cut_min: 50 um", "14:14", "electrode.size_distribution.cut_max", "above cut_min"),
        new("median outside of cuts", "d50: 20 um", "d50: 45 um", "11:10", "electrode.size_distribution.d50", "outside of the cuts"),
        new("film too thick", "thickness: 100 nm", "thickness: 3000 nm", "15:22", "electrode.film.thickness", "at most a tenth"),
        new("ratios falling", "[0, 10 %, 0.2]", "[0, 20 %, 0.1]", "24:11", "press.ratios", "rise"),
        new("ratio in per cent without sign", "[0, 10 %, 0.2]", "[0, 10, 0.2]", "24:15", "press.ratios[1]", "did you mean \"10 %\"?"),
        new("ratio too large", "[0, 10 %, 0.2]", "[0, 10 %, 0.7]", "24:21", "press.ratios[2]", "range 0 to 0.6"),
        new("no ratios", "[0, 10 %, 0.2]", "[]", "24:11", "press.ratios", "at least one"),
        new("too soft for plastic law", "stiffness_scale: 0.03", "stiffness_scale: 0.01", "18:20", "material.stiffness_scale",
            "0.02565 or more"),
        new("roll no roll", "roll_radius: 125 mm", "roll_radius: 100 um", "25:16", "press.roll_radius", "ten times the layer"),
        new("too short for the roll", "mode: nip_cell", "mode: roll", "6:14", "electrode.lateral_x", "mode roll needs three times that"),
        new("template no size", "name: good", "compact: { template: fine }", "1:22", "compact.template", "write \"n,m\" such as \"5,3\""),
        new("template too fine", "name: good", "compact: { template: \"40,3\" }", "1:22", "compact.template", "2 to 16"),
        new("hand-off behind the press", "name: good", "compact: { enabled: true, handoff: { ratio: 20 % } }", "1:45",
            "compact.handoff.ratio", "the press goes only to 20 %"),
        new("hand-off beyond its range", "name: good", "compact: { handoff: { ratio: 50 % } }", "1:30", "compact.handoff.ratio",
            "range 0 to 0.4"),
        new("misspelt hand-off", "name: good", "compact: { hand_off: { ratio: 5 % } }", "1:12", "compact.hand_off",
            "did you mean \"handoff\"?"),
        new("rate without unit", "name: good", "compact: { reference_rate: 0.02 }", "1:28", "compact.reference_rate",
            "write for example \"0.02 1/s\""),
        new("film strength as length", "name: good", "film: { strength: 200 um }", "1:19", "film.strength", "a length, was found"),
        new("name no folder", "name: good", "name: ../good", "1:7", "name", "cannot name a folder"),

        // Text
        new("empty", "", "", "1:1", "", "the scenario is empty"),
        new("only a comment", "", "# nothing\n", "1:1", "", "the scenario is empty"),
        new("root is a list", "", "- name: x\n", "1:1", "", "a scenario is a mapping"),
        new("root is a word", "", "hello\n", "1:1", "", "a scenario is a mapping"),
        new("two documents", "seed: 7", "seed: 7\n---", "3:1", "", "a second document"),
        new("tab", "  thickness: 84 um", "\tthickness: 84 um", "4:1", "", "this line is indented with a tab"),
        new("truncated list", "  ratios: [0, 10 %, 0.2]\n  roll_radius: 125 mm", "  ratios: [0, 10 %", "", "", "not valid YAML"),
        new("truncated mapping", "{ thickness: 100 nm, sigma: 0.25 }", "{ thickness: 100 nm", "", "", "not valid YAML"),
        new("unclosed quote", "name: good", "name: \"good", "", "", "not valid YAML"),
        new("bad indentation", "  solids_fraction: 0.57", "   solids_fraction: 0.57", "", "", "not valid YAML"),
        new("unknown alias", "friction: 0.3", "friction: *mu", "21:13", "contact.friction", "nothing was named"),
        new("too deep", "", "name: " + new string('[', 100) + new string(']', 100), "", "", "nested too deeply"),
    ];
}
