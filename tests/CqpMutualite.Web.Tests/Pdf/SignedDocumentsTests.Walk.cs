using System.Text.Json;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Testing;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

/// <content>Walks a file of the demonstration to its end.</content>
public partial class SignedDocumentsTests
{
    /// <summary>The rest of the path of a file, act by act, by the methods of the domain; a day goes by at each.</summary>
    private sealed class Walk(AppHost host, string reference)
    {
        private readonly List<Act> done = [];

        private int days;

        public string Reference => reference;

        public DateTimeOffset Now => host.Clock.GetUtcNow().AddDays(days);

        private DateOnly Today => FrenchText.ParisDay(Now);

        /// <summary>Does the next act; false at the end of the path.</summary>
        public async Task<bool> NextAsync()
        {
            days++;
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var file = await db
                .Files.AsSplitQuery()
                .Include(found => found.Units)
                .Include(found => found.Modules)
                .Include(found => found.Assignments)
                .SingleAsync(found => found.Reference == reference, Cancellation);
            if (file.NextAct == NextAct.None)
            {
                return false;
            }

            var edition = file.Asked(scope.ServiceProvider.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion));
            done.Clear();
            await ActAsync(db, scope.ServiceProvider.GetRequiredService<Editions>(), file, edition);

            // what happens in a session is said by the session
            foreach (var act in done.DefaultIfEmpty(new FileResumed()))
            {
                db.Note(file.Id, Actor.Application, act, edition, Now);
            }

            await db.SaveChangesAsync(Cancellation);
            return true;
        }

        private async Task ActAsync(AppDbContext db, Editions editions, CertificationFile file, Referential edition)
        {
            var candidate = await db.People.SingleAsync(person => person.Id == file.CandidateId, Cancellation);
            switch (file.NextAct)
            {
                case NextAct.ConcludeInterview:
                    Accept(file.Orientation.Conclude(edition, Answers(await FilledAsync(db, file, edition, "guide-entretien")), Today, Today));
                    break;
                case NextAct.NameTrainingOrganisation:
                    Accept(
                        file.Registration.NameOrganisation(
                            await db
                                .Organisations.Include(found => found.Approvals)
                                .FirstAsync(
                                    found =>
                                        found.Kind == OrganisationKind.TrainingOrganisation
                                        && found.Approvals.Any(approval => approval.Certification == file.Certification),
                                    Cancellation
                                ),
                            Today
                        )
                    );
                    break;
                case NextAct.SignInterview:
                    await SignGuideAsync(db, editions, file, edition);
                    break;
                case NextAct.SubmitRegistration:
                    Accept(file.Registration.Submit(candidate, [], Today));
                    break;
                case NextAct.AcknowledgeRegistration:
                    Accept(file.Registration.Acknowledge(edition, Today));
                    break;
                case NextAct.CloseTraining:
                    await TrainAsync(db, editions, file, edition);
                    break;
                case NextAct.NameEvaluators:
                    Accept(
                        file.Evaluation.NameEvaluators(await IdAsync(db, "responsable@horizon.example"), await IdAsync(db, "tuteur@horizon.example"), Today)
                    );
                    break;
                case NextAct.FillCandidatePart:
                    var part = await FilledAsync(db, file, edition, "livret-evaluation");
                    Accept(
                        part.SubmitCandidatePart(
                            edition.Booklet("livret-evaluation")!.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Candidate),
                            Now
                        )
                    );
                    Accept(file.Evaluation.HandOverCandidatePart(Today));
                    break;
                case NextAct.OpenEvaluation:
                    Accept(file.Evaluation.Open(file.Evaluation.Opener!.Value, Today, Today));
                    break;
                case NextAct.Evaluate:
                    await EvaluateAsync(db, editions, file, edition);
                    break;
                case NextAct.AcknowledgeResults:
                    Accept(file.Results.Present(Today, byCompany: false, null, Today));
                    var results = await SheetAsync(db, file, "livret-evaluation");
                    Accept(results!.Acknowledge(Given(results, edition, SignatoryRole.Candidate, file.CandidateId)));
                    break;
                case NextAct.Transmit:
                    Accept(file.Transmission.Send(edition, new TransmissionRecord(Answers((await SheetAsync(db, file, "livret-evaluation"))!), true), Today));
                    break;
                case NextAct.AcceptTransmission:
                    Accept(file.Transmission.Accept(Today));
                    break;
                case NextAct.AttachToSession or NextAct.PresentToCommission:
                    var kind = file.Presentation.IsForCommission ? SessionKind.Commission : SessionKind.Jury;
                    var session = JurySession.Plan(kind, SessionTerms.WholeDay(Today.AddDays(30), "Paris"), [edition]).Session!;
                    db.Add(session);
                    Accept(file.Presentation.Attach(session.Id, Today, kind: kind));
                    break;
                case NextAct.Decide:
                    Accept(file.Presentation.RecordDecision(Today));
                    break;
                case NextAct.Publish:
                    Accept(file.Presentation.Publish(Today));
                    break;
                default:
                    throw new InvalidOperationException($"Nobody walks on from {file.NextAct}.");
            }
        }

        /// <summary>Everything that a cover says changes, and the employer with it.</summary>
        public async Task MoveEverythingAsync()
        {
            days += 400;
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var file = await db.Files.AsNoTracking().SingleAsync(found => found.Reference == reference, Cancellation);
            await db
                .People.Where(person =>
                    person.Id == file.CandidateId || person.Email == "tuteur@horizon.example" || person.Email == "responsable@horizon.example"
                )
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(person => person.FirstNames, $"Anne {reference}")
                            .SetProperty(person => person.UsedName, "Nouveau-Nom")
                            .SetProperty(person => person.JobTitle, "autre fonction"),
                    Cancellation
                );
            await db.Organisations.ExecuteUpdateAsync(
                row => row.SetProperty(organisation => organisation.Name, organisation => $"Maison {reference} " + organisation.Id),
                Cancellation
            );
            var elsewhere = await db
                .Organisations.Where(organisation => organisation.Kind == OrganisationKind.Company && organisation.Id != file.EmployerId)
                .Select(organisation => organisation.Id)
                .FirstAsync(Cancellation);
            await db.Files.Where(found => found.Id == file.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.EmployerId, elsewhere), Cancellation);
        }

        private async Task SignGuideAsync(AppDbContext db, Editions editions, CertificationFile file, Referential edition)
        {
            var guide = (await SheetAsync(db, file, "guide-entretien"))!;
            var places = edition.Booklet("guide-entretien")!.CoverSignatories.Select(place => place.Role).ToList();
            foreach (var role in places)
            {
                guide.KeepCover(await NamesAsync(db, editions, file));
                Accept(guide.Sign(Given(guide, edition, role, file.CandidateId), places, Now));
            }

            Accept(file.Orientation.Signed(edition, places, Today));
        }

        private async Task TrainAsync(AppDbContext db, Editions editions, CertificationFile file, Referential edition)
        {
            foreach (
                var unit in file
                    .Units.Where(path => !path.DirectlyAssessed)
                    .Select(path => path.Unit)
                    .Except(file.Modules.Select(module => module.Unit))
                    .ToList()
            )
            {
                Accept(file.Training.AddModule(edition, unit, new ModuleTerms($"Module {unit}", Today, Today, 7), Today));
            }

            var signed = new HashSet<string>();
            var values = new Dictionary<string, string>();
            if (edition.Booklet("livret-formation") is { } booklet)
            {
                foreach (var unit in file.Training.UnitsToAssess(edition).Select(unit => unit.Key).Prepend(""))
                {
                    var sheet = await FilledAsync(db, file, edition, booklet.Key, unit);
                    foreach (var (key, value) in Answers(sheet))
                    {
                        values[key] = value;
                    }

                    if (unit.Length > 0 && sheet.SignedAt is null)
                    {
                        sheet.KeepCover(await NamesAsync(db, editions, file));
                        Accept(sheet.Sign(Given(sheet, edition, SignatoryRole.Trainer, file.CandidateId), [SignatoryRole.Trainer], Now));
                    }

                    signed.Add(unit);
                }
            }

            Accept(file.Training.Close(edition, new TrainingRecord(values, signed, edition.Units.Select(unit => unit.Key).ToHashSet()), Today));
        }

        private async Task EvaluateAsync(AppDbContext db, Editions editions, CertificationFile file, Referential edition)
        {
            var sheet = (await SheetAsync(db, file, "livret-evaluation"))!;
            foreach (var unit in sheet.Assessments.Where(assessment => assessment.IsBlind).Select(assessment => assessment.Unit).ToList())
            {
                foreach (var seat in Enum.GetValues<Domain.People.EvaluatorSeat>())
                {
                    _ = sheet.HandOver(unit, seat, [], file.CandidateId, Now);
                }
            }

            sheet = await FilledAsync(db, file, edition, "livret-evaluation");
            SignatoryRole[] both = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];
            var units = edition.Units.Select(unit => unit.Key).ToList();
            foreach (var (role, seat) in both.Zip(file.Evaluators.OrderBy(assignment => assignment.Seat)))
            {
                foreach (var unit in units.Where(unit => !sheet.IsSigned(unit, role)).Append(""))
                {
                    if (unit.Length == 0)
                    {
                        sheet.KeepCover(await NamesAsync(db, editions, file));
                    }

                    Accept(sheet.Sign(Given(sheet, edition, role, seat.PersonId, unit), both, Now, units));
                }
            }

            Accept(file.Evaluation.Complete(edition, Answers(sheet), Today));
        }

        // every question that has no answer yet gets one, as far as it may still be written
        private async Task<Sheet> FilledAsync(AppDbContext db, CertificationFile file, Referential edition, string booklet, string unit = "")
        {
            if (await SheetAsync(db, file, booklet, unit) is not { } sheet)
            {
                db.Add(sheet = Sheet.Open(file.Id, booklet, unit: unit));
            }

            foreach (
                var question in edition.Booklet(booklet)!.Questions(edition).Where(question => booklet != "livret-formation" || (question.Unit ?? "") == unit)
            )
            {
                var voice = Voices.Printed(question.Field.FilledBy!.Value);
                if (
                    sheet.Find(question.Key, voice)?.Value is null
                    && question.Field.Meaning is not (Meaning.VaeHandOver or Meaning.CandidateComment)
                    && !sheet.IsFrozen(question)
                )
                {
                    _ = sheet.Write(
                        question,
                        voice,
                        ValueOf(question, edition),
                        edition,
                        file.CandidateId,
                        Now,
                        note: question.Field.FilledBy == FilledBy.Evaluators && question.Field.Kind == FieldKind.Choice ? "Vu ensemble." : null
                    );
                }
            }

            return sheet;
        }

        private string ValueOf(Question question, Referential edition) =>
            question.Field.Kind switch
            {
                FieldKind.Choice when question.Field.Meaning == Meaning.Route => edition
                    .Scale(question.Field.Scale!)
                    .Values.First(value => value.Key != "vae")
                    .Key,
                FieldKind.Choice => (
                    edition.Scale(question.Field.Scale!).Values.FirstOrDefault(value => value.Favourable == true)
                    ?? edition.Scale(question.Field.Scale!).Values[0]
                ).Key,
                FieldKind.Mention => edition.Mentions[0].Key,
                FieldKind.Date => Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                FieldKind.Number => "1",
                _ => $"Texte de {question.Key}.",
            };

        private Signature Given(Sheet sheet, Referential edition, SignatoryRole role, Guid person, string unit = "")
        {
            var content = CanonicalContent.Hash(CanonicalContent.Of(edition, reference, sheet, unit, role));
            return Signature.Of(
                sheet.Id,
                role,
                person,
                $"Signataire {role}",
                "en qualité",
                "",
                SignatureMethod.Password,
                _ => new SealedContent(content, Now, "sceau", "essai"),
                unit
            );
        }

        private static async Task<IReadOnlyDictionary<FileFact, string>> NamesAsync(AppDbContext db, Editions editions, CertificationFile file) =>
            await FileSheets.NamesAsync(
                db,
                (
                    await FileHead.LoadAsync(
                        db,
                        editions,
                        new CurrentUser(Guid.Empty, Guid.Empty, Role.CompanyHr, file.EmployerId, "", null, 1),
                        file.Reference,
                        Cancellation
                    )
                )!,
                Cancellation
            );

        private static Task<Sheet?> SheetAsync(AppDbContext db, CertificationFile file, string booklet, string unit = "") =>
            db
                .Sheets.AsSplitQuery()
                .Include(sheet => sheet.Answers)
                .Include(sheet => sheet.Signatures)
                .Where(sheet => sheet.FileId == file.Id && sheet.Booklet == booklet && sheet.Unit == unit)
                .OrderByDescending(sheet => sheet.Occurrence)
                .FirstOrDefaultAsync(Cancellation);

        private static Dictionary<string, string> Answers(Sheet sheet) =>
            sheet
                .Answers.Where(answer => answer.Value is not null && answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
                .ToDictionary(answer => answer.Field, answer => answer.Value!);

        private static Task<Guid> IdAsync(AppDbContext db, string email) =>
            db.People.Where(person => person.Email == email).Select(person => person.Id).SingleAsync(Cancellation);

        private void Accept(Outcome outcome)
        {
            Assert.True(outcome.IsAccepted, string.Join(' ', outcome.Refusals.Select(refusal => $"{refusal.Field} {refusal.Message}")));
            done.AddRange(outcome.Acts);
        }
    }
}
