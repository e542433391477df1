using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios;

[TestFixture]
public sealed class FormerKeysTests
{
    private string file = "";

    [SetUp]
    public void PickFile() => file = Path.Combine(Path.GetTempPath(), $"lmpdem-{Guid.NewGuid():N}.yaml");

    [TearDown]
    public void Clear() => File.Delete(file);

    [Test]
    public void KeysOfTheVersionBeforeAreReadWithANote()
    {
        File.WriteAllText(file, RunTests.Small + "\ncontact:\n  tool_friction: 0.1\n  bond: { radius_share: 0.3 }\n");
        var notes = new List<string>();
        var scenario = ScenarioReader.ReadFile(file, [], notes.Add);
        Assert.That((scenario.Contact.WallFriction, scenario.Contact.Bond.RadiusFraction), Is.EqualTo((0.1, 0.3)));
        Assert.That(notes, Has.Count.EqualTo(2));
        Assert.That(notes[0], Does.StartWith(file + ":").And.Contain("tool_friction").And.Contain("wall_friction"));
    }

    [Test]
    public void AFlagReplacesAKeyUnderEitherName()
    {
        File.WriteAllText(file, RunTests.Small + "\ncontact: { tool_friction: 0.1 }\n");
        Scenario Read(string flag) => ScenarioReader.ReadFile(file, [Override.FromFlag(flag)]);
        Assert.That(Read("contact.wall_friction=0.2").Contact.WallFriction, Is.EqualTo(0.2));
        Assert.That(Read("contact.tool_friction=0.2").Contact.WallFriction, Is.EqualTo(0.2));
    }

    [Test]
    public void BothNamesAtOnceAreRefused()
    {
        File.WriteAllText(file, RunTests.Small + "\ncontact: { tool_friction: 0.1, wall_friction: 0.2 }\n");
        Assert.That(() => ScenarioReader.ReadFile(file, []), Throws.InstanceOf<ScenarioException>().With.Message.Contains("tool_friction"));
    }
}
