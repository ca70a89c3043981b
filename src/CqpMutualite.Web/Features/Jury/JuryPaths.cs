namespace CqpMutualite.Web.Features.Jury;

public static class JuryPaths
{
    /// <summary>Sessions, for the certifier.</summary>
    public const string Sessions = "/oemm/jurys";

    /// <summary>The same list to download, as CSV.</summary>
    public const string SessionsCsv = Sessions + ".csv";

    /// <summary>The same list to download, as a workbook.</summary>
    public const string SessionsXlsx = Sessions + ".xlsx";

    /// <summary>The sessions of a month or a quarter, day by day.</summary>
    public const string Calendar = "/oemm/jurys/calendrier";

    /// <summary>Ask the members whether they are free on the days of a calendar (POST).</summary>
    public const string AskAvailability = "/oemm/jurys/disponibilites";

    /// <summary>A member says on which days they are free.</summary>
    public const string Availability = "/jury/disponibilites";

    /// <summary>Several sessions composed at once.</summary>
    public const string Quarter = "/oemm/jurys/trimestre";

    public const string NewSession = "/oemm/jurys/nouveau";

    /// <summary>Those who may sit: the mandates.</summary>
    public const string Mandates = "/oemm/jurys/membres";

    /// <summary>The mandates, for a spreadsheet.</summary>
    public const string MandatesCsv = Mandates + ".csv";

    /// <summary>The mandates, as a workbook.</summary>
    public const string MandatesXlsx = Mandates + ".xlsx";

    public const string NewMandate = "/oemm/jurys/membres/nouveau";

    /// <summary>Route: correct a mandate, or end it.</summary>
    public const string MandateRoute = "/oemm/jurys/membres/{mandate:guid}";

    /// <summary>The files that came to the jury, planned or not.</summary>
    public const string ReadyFiles = "/oemm/jurys/dossiers";

    /// <summary>The same list to download, as CSV.</summary>
    public const string ReadyFilesCsv = "/oemm/jurys/dossiers.csv";

    /// <summary>The same list to download, as a workbook.</summary>
    public const string ReadyFilesXlsx = "/oemm/jurys/dossiers.xlsx";

    /// <summary>Route: the sessions that may take a file; the one that has it.</summary>
    public const string PlaceRoute = "/oemm/jurys/dossiers/{reference}";

    /// <summary>Files distributed over sessions: what is proposed, then written.</summary>
    public const string Distribution = "/oemm/jurys/repartition";

    /// <summary>Route: compose a session (members, president, files).</summary>
    public const string SessionRoute = "/oemm/jurys/{session:guid}";

    /// <summary>Route: seat a member (POST).</summary>
    public const string SeatRoute = "/oemm/jurys/{session:guid}/membres";

    /// <summary>Route: take a member off (POST).</summary>
    public const string UnseatRoute = "/oemm/jurys/{session:guid}/membres/retrait";

    /// <summary>Route: change the day, the hours, the place.</summary>
    public const string TermsRoute = "/oemm/jurys/{session:guid}/modifier";

    /// <summary>Route: a substitute takes a seat (POST).</summary>
    public const string ReplaceRoute = "/oemm/jurys/{session:guid}/membres/remplacement";

    /// <summary>Route: convene everybody (POST).</summary>
    public const string ConveneRoute = "/oemm/jurys/{session:guid}/convocation";

    /// <summary>Route: a candidate is excused, or absent (POST).</summary>
    public const string AbsenceRoute = "/oemm/jurys/{session:guid}/absences";

    /// <summary>Route: close the sitting, by the certifier (POST).</summary>
    public const string CloseRoute = "/oemm/jurys/{session:guid}/cloture";

    /// <summary>Route: the president opens the sitting.</summary>
    public const string OpeningRoute = "/jury/sessions/{session:guid}/ouverture";

    /// <summary>Route: the president says who did not come (POST).</summary>
    public const string AttendanceRoute = "/jury/sessions/{session:guid}/absences";

    /// <summary>Route: the president closes the sitting (POST).</summary>
    public const string ClosingRoute = "/jury/sessions/{session:guid}/cloture";

    /// <summary>Route: exchange a file with its neighbour in the order (POST).</summary>
    public const string OrderRoute = "/oemm/jurys/{session:guid}/ordre";

    /// <summary>Route: the hour of a passage and what its candidate can do.</summary>
    public const string HourRoute = "/oemm/jurys/{session:guid}/horaires/{reference}";

    /// <summary>Route: the pauses of a session.</summary>
    public const string BreaksRoute = "/oemm/jurys/{session:guid}/pauses";

    /// <summary>Route: name the president (POST).</summary>
    public const string PresidentRoute = "/oemm/jurys/{session:guid}/presidence";

    /// <summary>Route: put a file before the session (POST).</summary>
    public const string AttachRoute = "/oemm/jurys/{session:guid}/dossiers";

    /// <summary>Route: take a file off the session (POST).</summary>
    public const string DetachRoute = "/oemm/jurys/{session:guid}/dossiers/retrait";

    /// <summary>Route: a substitute stands in for a member tied to a candidate (POST).</summary>
    public const string StandInRoute = "/oemm/jurys/{session:guid}/dossiers/suppleant";

    /// <summary>Route: publish the results (POST).</summary>
    public const string PublishRoute = "/oemm/jurys/{session:guid}/publication";

    /// <summary>Route: a session as its members see it.</summary>
    public const string SittingRoute = "/jury/sessions/{session:guid}";

    /// <summary>Route: deliberation on a file.</summary>
    public const string DeliberationRoute = "/jury/dossiers/{reference}";

    /// <summary>Route: keep one answer of a decision being prepared (POST).</summary>
    public const string DraftRoute = "/jury/dossiers/{reference}/brouillon";
    /// <summary>Route: a file as who sits reads it before the session.</summary>
    public const string ReadingRoute = "/jury/dossiers/{reference}/lecture";

    /// <summary>Route: a private note, saved by itself (POST).</summary>
    public const string NoteRoute = "/jury/dossiers/{reference}/note";

    /// <summary>Route: declare a link with a candidate.</summary>
    public const string LinkRoute = "/jury/dossiers/{reference}/lien";

    /// <summary>Route: withdraw it (POST).</summary>
    public const string WithdrawLinkRoute = "/jury/dossiers/{reference}/lien/retrait";

    public const string Guide = "/jury/guide";

    /// <summary>Route: the guide as PDF.</summary>
    public const string GuidePdfRoute = "/jury/guide/{code}.pdf";

    /// <summary>Route: who is convened to a session (certifier).</summary>
    public const string ConvocationsRoute = "/oemm/jurys/{session:guid}/convocations";

    /// <summary>Route: a document of a session, as PDF.</summary>
    public const string AttendanceSheetName = "feuille-emargement", MinutesName = "proces-verbal", ConvocationsName = "convocations";

    public const string SessionDocumentRoute = "/oemm/jurys/{session:guid}/documents/{document}.pdf";

    /// <summary>Route: derogation (certifier), on the evaluation or on the last day for a first jury.</summary>
    public const string DerogationRoute = "/dossiers/{reference}/derogation/{derogation}";

    /// <summary>The derogation on the evaluation, in the URL.</summary>
    public const string OnEvaluation = "evaluation";

    /// <summary>The derogation on the last day for a first jury, in the URL.</summary>
    public const string OnDelay = "delai";

    /// <summary>The files that wait for a session, of one certification.</summary>
    public static string ReadyOf(string certification) => $"{ReadyFiles}?Certification={certification}";

    /// <summary>Plan a session for an edition.</summary>
    public static string Plan(string edition) => $"{NewSession}?edition={edition}";

    /// <summary>Name somebody to juries, of that college.</summary>
    /// <summary>The same, to put that file before it afterwards.</summary>
    public static string PlanFor(string edition, Domain.Decisions.SessionKind kind, string reference) =>
        $"{NewSession}?edition={edition}&kind={kind}&dossier={reference}";

    /// <summary>The calendar of the quarter of that day.</summary>
    public static string QuarterOf(DateOnly day) => $"{Calendar}?trimestre={day.Year}-{((day.Month - 1) / 3) + 1}";

    /// <summary>The sessions that may take a file; the one that has it.</summary>
    public static string Place(string reference) => $"{ReadyFiles}/{reference}";

    public static string MandateOf(Domain.Referentials.College college) => $"{NewMandate}?college={college}";

    /// <summary>Correct a mandate, or end it.</summary>
    public static string Mandate(Guid mandate) => $"/oemm/jurys/membres/{mandate}";

    public static string Session(Guid session) => $"/oemm/jurys/{session}";

    /// <summary>Seat a member (POST).</summary>
    public static string Seat(Guid session) => $"/oemm/jurys/{session}/membres";

    /// <summary>Take a member off (POST).</summary>
    public static string Unseat(Guid session) => $"/oemm/jurys/{session}/membres/retrait";

    /// <summary>Change the day, the hours, the place.</summary>
    public static string Terms(Guid session) => $"/oemm/jurys/{session}/modifier";

    /// <summary>A substitute takes a seat (POST).</summary>
    public static string Replace(Guid session) => $"/oemm/jurys/{session}/membres/remplacement";

    /// <summary>Convene everybody (POST).</summary>
    public static string Convene(Guid session) => $"/oemm/jurys/{session}/convocation";

    /// <summary>A candidate is excused, or absent (POST).</summary>
    public static string Absence(Guid session) => $"/oemm/jurys/{session}/absences";

    /// <summary>Close the sitting, by the certifier (POST).</summary>
    public static string Close(Guid session) => $"/oemm/jurys/{session}/cloture";

    /// <summary>The president opens the sitting.</summary>
    public static string Opening(Guid session) => $"/jury/sessions/{session}/ouverture";

    /// <summary>The president says who did not come (POST).</summary>
    public static string Attendance(Guid session) => $"/jury/sessions/{session}/absences";

    /// <summary>The president closes the sitting (POST).</summary>
    public static string Closing(Guid session) => $"/jury/sessions/{session}/cloture";

    /// <summary>Exchange a file with its neighbour in the order (POST).</summary>
    public static string Order(Guid session) => $"/oemm/jurys/{session}/ordre";

    /// <summary>The hour of a passage and what its candidate can do.</summary>
    public static string Hour(Guid session, string reference) => $"/oemm/jurys/{session}/horaires/{reference}";

    /// <summary>The pauses of a session.</summary>
    public static string Breaks(Guid session) => $"/oemm/jurys/{session}/pauses";

    /// <summary>Name the president (POST).</summary>
    public static string President(Guid session) => $"/oemm/jurys/{session}/presidence";

    /// <summary>Put a file before the session (POST).</summary>
    public static string Attach(Guid session) => $"/oemm/jurys/{session}/dossiers";

    /// <summary>Take a file off the session (POST).</summary>
    public static string Detach(Guid session) => $"/oemm/jurys/{session}/dossiers/retrait";

    /// <summary>A substitute stands in for a member tied to a candidate (POST).</summary>
    public static string StandIn(Guid session) => $"/oemm/jurys/{session}/dossiers/suppleant";

    /// <summary>Publish (POST).</summary>
    public static string Publish(Guid session) => $"/oemm/jurys/{session}/publication";

    /// <summary>A session as its members see it.</summary>
    public static string Sitting(Guid session) => $"/jury/sessions/{session}";

    public static string Deliberation(string reference) => $"/jury/dossiers/{reference}";

    /// <summary>Keep one answer of a decision being prepared (POST).</summary>
    public static string Draft(string reference) => $"/jury/dossiers/{reference}/brouillon";
    /// <summary>A file as who sits reads it before the session.</summary>
    public static string Reading(string reference) => $"/jury/dossiers/{reference}/lecture";

    /// <summary>A private note, saved by itself (POST).</summary>
    public static string Note(string reference) => $"/jury/dossiers/{reference}/note";

    /// <summary>Declare a link with a candidate.</summary>
    public static string Link(string reference) => $"/jury/dossiers/{reference}/lien";

    /// <summary>Withdraw it (POST).</summary>
    public static string WithdrawLink(string reference) => $"/jury/dossiers/{reference}/lien/retrait";

    /// <summary>The guide of an edition.</summary>
    public static string GuideOf(string edition) => $"{Guide}?edition={edition}";

    /// <summary>The guide of an edition, as PDF.</summary>
    public static string GuidePdf(string edition) => $"/jury/guide/{edition}.pdf";

    /// <summary>Who is convened to a session.</summary>
    public static string Convocations(Guid session) => $"/oemm/jurys/{session}/convocations";

    /// <summary>Attendance sheet of a session, as PDF.</summary>
    public static string AttendanceSheet(Guid session) => $"/oemm/jurys/{session}/documents/{AttendanceSheetName}.pdf";

    /// <summary>Every convocation of a session in one PDF, to print.</summary>
    public static string PrintedConvocations(Guid session) => $"/oemm/jurys/{session}/documents/{ConvocationsName}.pdf";

    /// <summary>Minutes of a session, as PDF.</summary>
    public static string Minutes(Guid session) => $"/oemm/jurys/{session}/documents/{MinutesName}.pdf";

    /// <summary>Derogation to the last day for a first jury.</summary>
    public static string OverdueDerogation(string reference) => $"/dossiers/{reference}/derogation/{OnDelay}";

    public static string Derogation(string reference) => $"/dossiers/{reference}/derogation/{OnEvaluation}";
}
